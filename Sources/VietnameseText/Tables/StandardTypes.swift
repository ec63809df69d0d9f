// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension NameTables {
    /// The types of documents, in the format of a table file. Of several meanings of a code the most usual comes first.
    static let standardTypes = """
        # Of state and party. The first code of a name is its usual one: NQ comes before QH.
        type	NQ	Nghị quyết	cited
        type	CT	Chỉ thị	cited
        type	TT	Thông tư	state cited
        type	TT	Thông tri	party cited
        type	QĐ	Quyết định	numbered
        type	QĐ	Quy định	party numbered
        type	QyĐ	Quy định	numbered
        type	QĐi	Quy định	party
        type	QC	Quy chế
        type	TC	Thông cáo
        type	TB	Thông báo	numbered
        type	HD	Hướng dẫn	numbered
        type	KL	Kết luận	numbered
        type	CTr	Chương trình
        type	KH	Kế hoạch	numbered
        type	PA	Phương án
        type	ĐA	Đề án
        type	DA	Dự án
        type	BC	Báo cáo
        type	BB	Biên bản
        type	TTr	Tờ trình
        type	HĐ	Hợp đồng
        type	CĐ	Công điện	state numbered
        type	CV	Công văn	numbered
        type	BGN	Bản ghi nhớ
        type	BTT	Bản thoả thuận
        type	GUQ	Giấy uỷ quyền
        type	GM	Giấy mời
        type	GGT	Giấy giới thiệu
        type	GNP	Giấy nghỉ phép
        type	PG	Phiếu gửi
        type	PC	Phiếu chuyển
        type	PB	Phiếu báo
        type	SY	Sao y
        type	TrS	Trích sao
        type	SL	Sao lục
        type	SL	Sắc lệnh	state cited
        type	-	Bản án

        # What makes law.
        type	QH	Luật	state numbered
        type	QH	Bộ luật	state
        type	QH	Nghị quyết	state cited
        type	PL	Pháp lệnh	state numbered
        type	UBTVQH	Nghị quyết	state cited
        type	UBTVQH	Pháp lệnh	state numbered
        type	L	Lệnh	state
        type	LCT	Lệnh	state
        type	NĐ	Nghị định	state cited
        type	NQLT	Nghị quyết liên tịch	state joint cited
        type	TTLT	Thông tư liên tịch	state joint cited
        type	TTLB	Thông tư liên bộ	state joint cited
        type	TTLN	Thông tư liên ngành	state joint cited
        type	VBHN	Văn bản hợp nhất	state numbered

        # Issued together.
        type	KHLT	Kế hoạch liên tịch	joint
        type	HDLT	Hướng dẫn liên tịch	joint
        type	CTPH	Chương trình phối hợp	joint
        type	CTrPH	Chương trình phối hợp	joint
        type	QCPH	Quy chế phối hợp	joint

        """
}
