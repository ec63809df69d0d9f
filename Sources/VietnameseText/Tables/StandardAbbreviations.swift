// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension NameTables {
    /// The abbreviations of official language, in the format of a table file.
    static let standardAbbreviations = """
        # Bodies.
        abbreviation	UBND	uỷ ban nhân dân
        abbreviation	HĐND	hội đồng nhân dân
        abbreviation	MTTQ	Mặt trận Tổ quốc
        abbreviation	UBMTTQ	uỷ ban Mặt trận Tổ quốc
        abbreviation	UBTVQH	Uỷ ban Thường vụ Quốc hội
        abbreviation	UBKT	uỷ ban kiểm tra
        abbreviation	TTg	Thủ tướng
        abbreviation	ĐBQH	đại biểu Quốc hội
        abbreviation	TAND	toà án nhân dân
        abbreviation	VKSND	viện kiểm sát nhân dân
        abbreviation	BCĐ	ban chỉ đạo
        abbreviation	LĐLĐ	liên đoàn lao động
        abbreviation	CĐCS	công đoàn cơ sở
        abbreviation	TNCS	Thanh niên Cộng sản
        abbreviation	HLHPN	Hội Liên hiệp Phụ nữ
        abbreviation	HND	Hội Nông dân
        abbreviation	CCB	cựu chiến binh
        abbreviation	TTKSBT	trung tâm kiểm soát bệnh tật
        abbreviation	CDC	trung tâm kiểm soát bệnh tật
        abbreviation	KCN	khu công nghiệp
        abbreviation	HTX	hợp tác xã
        abbreviation	LLVT	lực lượng vũ trang
        abbreviation	TƯ	trung ương
        abbreviation	TW	trung ương
        abbreviation	TP.HCM	Thành phố Hồ Chí Minh
        abbreviation	XHCN	xã hội chủ nghĩa
        abbreviation	CHXHCN	cộng hoà xã hội chủ nghĩa

        # People.
        abbreviation	CBCC	cán bộ, công chức
        abbreviation	CBCCVC	cán bộ, công chức, viên chức
        abbreviation	CBVCNLĐ	cán bộ, viên chức, người lao động
        abbreviation	NLĐ	người lao động
        abbreviation	DTTS	dân tộc thiểu số

        # Affairs.
        abbreviation	QCDC	quy chế dân chủ
        abbreviation	VBQPPL	văn bản quy phạm pháp luật
        abbreviation	CCHC	cải cách hành chính
        abbreviation	KT-XH	kinh tế - xã hội
        abbreviation	ANTT	an ninh trật tự
        abbreviation	TTATXH	trật tự, an toàn xã hội
        abbreviation	ATGT	an toàn giao thông
        abbreviation	TNGT	tai nạn giao thông
        abbreviation	ATTP	an toàn thực phẩm
        abbreviation	VSATTP	vệ sinh an toàn thực phẩm
        abbreviation	PCTN	phòng, chống tham nhũng
        abbreviation	PCTT	phòng, chống thiên tai
        abbreviation	PCCC	phòng cháy, chữa cháy
        abbreviation	CNCH	cứu nạn, cứu hộ
        abbreviation	QPAN	quốc phòng, an ninh
        abbreviation	GPMB	giải phóng mặt bằng
        abbreviation	NTM	nông thôn mới
        abbreviation	CNH-HĐH	công nghiệp hoá, hiện đại hoá
        abbreviation	SXKD	sản xuất, kinh doanh
        abbreviation	NSNN	ngân sách nhà nước
        abbreviation	CNTT	công nghệ thông tin
        abbreviation	TDTT	thể dục thể thao
        abbreviation	GTVT	giao thông vận tải
        abbreviation	GD&ĐT	giáo dục và đào tạo
        abbreviation	LĐTB&XH	lao động, thương binh và xã hội
        abbreviation	TN&MT	tài nguyên và môi trường
        abbreviation	NN&PTNT	nông nghiệp và phát triển nông thôn
        abbreviation	VHTT&DL	văn hoá, thể thao và du lịch
        abbreviation	THCS	trung học cơ sở
        abbreviation	THPT	trung học phổ thông
        abbreviation	BHXH	bảo hiểm xã hội
        abbreviation	BHYT	bảo hiểm y tế
        abbreviation	BHTN	bảo hiểm thất nghiệp
        abbreviation	CMND	chứng minh nhân dân
        abbreviation	CCCD	căn cước công dân
        abbreviation	QSDĐ	quyền sử dụng đất

        # Types of documents.
        abbreviation	NQ	nghị quyết
        abbreviation	TTLT	thông tư liên tịch

        # What stands for too many things.
        abbreviation	BTC	Bộ Tài chính	ambiguous
        abbreviation	BTC	ban tổ chức	ambiguous
        abbreviation	QĐ	quyết định	ambiguous
        abbreviation	QĐ	quy định	ambiguous
        abbreviation	QĐ	quân đội	ambiguous
        abbreviation	CT	chỉ thị	ambiguous
        abbreviation	CT	chủ tịch	ambiguous
        abbreviation	CT	chương trình	ambiguous
        abbreviation	CT	công ty	ambiguous
        abbreviation	TT	thông tư	ambiguous
        abbreviation	TT	trung tâm	ambiguous
        abbreviation	TT	thị trấn	ambiguous
        abbreviation	TB	thông báo	ambiguous
        abbreviation	TB	thương binh	ambiguous
        abbreviation	TB	trung bình	ambiguous
        abbreviation	BC	báo cáo	ambiguous
        abbreviation	KL	kết luận	ambiguous
        abbreviation	HD	hướng dẫn	ambiguous
        abbreviation	KH	kế hoạch	ambiguous
        abbreviation	KH	khoa học	ambiguous
        abbreviation	HĐ	hội đồng	ambiguous
        abbreviation	HĐ	hợp đồng	ambiguous
        abbreviation	CĐ	công đoàn	ambiguous
        abbreviation	CĐ	cao đẳng	ambiguous
        abbreviation	CB	cán bộ	ambiguous
        abbreviation	CB	chi bộ	ambiguous
        abbreviation	TP	thành phố	ambiguous
        abbreviation	UB	uỷ ban	ambiguous
        abbreviation	BCH	ban chấp hành	ambiguous
        abbreviation	BCH	ban chỉ huy	ambiguous
        abbreviation	BTV	ban thường vụ	ambiguous
        abbreviation	BTV	biên tập viên	ambiguous
        abbreviation	ĐTN	Đoàn Thanh niên	ambiguous
        abbreviation	TTHC	thủ tục hành chính	ambiguous
        abbreviation	TTHC	tố tụng hành chính	ambiguous
        abbreviation	TĐC	tái định cư	ambiguous
        abbreviation	KHCN	khoa học và công nghệ	ambiguous
        abbreviation	KHCN	khách hàng cá nhân	ambiguous
        abbreviation	NĐ	nghị định	ambiguous
        abbreviation	NĐ	nội địa	ambiguous
        abbreviation	TU	Tỉnh uỷ	ambiguous
        abbreviation	TU	Thành uỷ	ambiguous

        """
}
