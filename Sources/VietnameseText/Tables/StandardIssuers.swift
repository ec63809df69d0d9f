// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension NameTables {
    /// The bodies that issue documents, in the format of a table file.
    static let standardIssuers = """
        # The highest bodies of the state.
        issuer	QH	Quốc hội	state
        issuer	UBTVQH	Uỷ ban Thường vụ Quốc hội	state
        issuer	CTN	Chủ tịch nước	state
        issuer	CP	Chính phủ	state alone
        issuer	TTg	Thủ tướng Chính phủ	state alone
        issuer	HĐBT	Hội đồng Bộ trưởng	state alone until=1992
        issuer	HĐCP	Hội đồng Chính phủ	state alone until=1981
        issuer	HĐNN	Hội đồng Nhà nước	state until=1992
        issuer	HĐTP	Hội đồng Thẩm phán Toà án nhân dân tối cao	state
        issuer	TANDTC	Toà án nhân dân tối cao	state
        issuer	TATC	Toà án nhân dân tối cao	state
        issuer	VKSNDTC	Viện kiểm sát nhân dân tối cao	state
        issuer	VKSTC	Viện kiểm sát nhân dân tối cao	state
        issuer	KTNN	Kiểm toán nhà nước	state
        issuer	VPQH	Văn phòng Quốc hội	state
        issuer	VPCP	Văn phòng Chính phủ	state
        issuer	VPCTN	Văn phòng Chủ tịch nước	state
        issuer	HĐBCQG	Hội đồng Bầu cử quốc gia	state

        # Ministries and bodies of their rank.
        issuer	BCA	Bộ Công an	state
        issuer	BCT	Bộ Công Thương	state from=2007
        issuer	BDTTG	Bộ Dân tộc và Tôn giáo	state from=2025
        issuer	BGDĐT	Bộ Giáo dục và Đào tạo	state
        issuer	BKHCN	Bộ Khoa học và Công nghệ	state
        issuer	BNG	Bộ Ngoại giao	state
        issuer	BNNMT	Bộ Nông nghiệp và Môi trường	state from=2025
        issuer	BNV	Bộ Nội vụ	state
        issuer	BQP	Bộ Quốc phòng	state
        issuer	BTC	Bộ Tài chính	state
        issuer	BTP	Bộ Tư pháp	state
        issuer	BVHTTDL	Bộ Văn hoá, Thể thao và Du lịch	state
        issuer	BXD	Bộ Xây dựng	state
        issuer	BYT	Bộ Y tế	state
        issuer	NHNN	Ngân hàng Nhà nước Việt Nam	state
        issuer	TTCP	Thanh tra Chính phủ	state

        # Merged or renamed.
        issuer	BGTVT	Bộ Giao thông vận tải	state until=2025
        issuer	BKHĐT	Bộ Kế hoạch và Đầu tư	state until=2025
        issuer	BLĐTBXH	Bộ Lao động - Thương binh và Xã hội	state until=2025
        issuer	BNN	Bộ Nông nghiệp và Phát triển nông thôn	state until=2025
        issuer	BNNPTNT	Bộ Nông nghiệp và Phát triển nông thôn	state until=2025
        issuer	BTNMT	Bộ Tài nguyên và Môi trường	state until=2025
        issuer	BTTTT	Bộ Thông tin và Truyền thông	state until=2025
        issuer	UBDT	Uỷ ban Dân tộc	state until=2025
        issuer	BBCVT	Bộ Bưu chính, Viễn thông	state until=2007
        issuer	BCN	Bộ Công nghiệp	state until=2007
        issuer	BTM	Bộ Thương mại	state until=2007
        issuer	BTS	Bộ Thuỷ sản	state until=2007
        issuer	BVHTT	Bộ Văn hoá - Thông tin	state until=2007
        issuer	BKHCNMT	Bộ Khoa học, Công nghệ và Môi trường	state until=2002
        issuer	BTCCBCP	Ban Tổ chức - Cán bộ Chính phủ	state until=2002
        issuer	LĐTBXH	Bộ Lao động - Thương binh và Xã hội	state until=2025
        issuer	TCBĐ	Tổng cục Bưu điện	state until=2002
        issuer	TCĐC	Tổng cục Địa chính	state until=2002
        issuer	TCCP	Ban Tổ chức - Cán bộ Chính phủ	state until=2002

        # Below them.
        issuer	BHXH	Bảo hiểm xã hội Việt Nam	state
        issuer	KBNN	Kho bạc Nhà nước	state
        issuer	TCHQ	Tổng cục Hải quan	state
        issuer	TCT	Tổng cục Thuế	state
        issuer	UBCK	Uỷ ban Chứng khoán Nhà nước	state
        issuer	HĐND	Hội đồng nhân dân	state
        issuer	UB	Uỷ ban nhân dân	state
        issuer	UBND	Uỷ ban nhân dân	state
        issuer	SGDĐT	Sở Giáo dục và Đào tạo	state
        issuer	SGTVT	Sở Giao thông vận tải	state
        issuer	SKHCN	Sở Khoa học và Công nghệ	state
        issuer	SKHĐT	Sở Kế hoạch và Đầu tư	state
        issuer	SLĐTBXH	Sở Lao động - Thương binh và Xã hội	state
        issuer	SNNPTNT	Sở Nông nghiệp và Phát triển nông thôn	state
        issuer	SNV	Sở Nội vụ	state
        issuer	STC	Sở Tài chính	state
        issuer	STNMT	Sở Tài nguyên và Môi trường	state
        issuer	STP	Sở Tư pháp	state
        issuer	STTTT	Sở Thông tin và Truyền thông	state
        issuer	SVHTTDL	Sở Văn hoá, Thể thao và Du lịch	state
        issuer	SXD	Sở Xây dựng	state
        issuer	SYT	Sở Y tế	state

        # Front and unions.
        issuer	ĐCTUBTWMTTQVN	Đoàn Chủ tịch Uỷ ban Trung ương Mặt trận Tổ quốc Việt Nam
        issuer	UBTWMTTQVN	Uỷ ban Trung ương Mặt trận Tổ quốc Việt Nam
        issuer	UBTƯMTTQVN	Uỷ ban Trung ương Mặt trận Tổ quốc Việt Nam
        issuer	MTTW	Uỷ ban Trung ương Mặt trận Tổ quốc Việt Nam
        issuer	MTTQ	Uỷ ban Mặt trận Tổ quốc Việt Nam
        issuer	TLĐ	Tổng Liên đoàn Lao động Việt Nam
        issuer	TWĐTN	Ban Chấp hành Trung ương Đoàn

        # Party.
        issuer	TW	Trung ương Đảng	party
        issuer	TƯ	Trung ương Đảng	party
        issuer	TU	Tỉnh uỷ, Thành uỷ	party
        issuer	HU	Huyện uỷ	party
        issuer	QU	Quận uỷ	party
        issuer	ThU	Thành uỷ	party
        issuer	TXU	Thị uỷ	party
        issuer	ĐU	Đảng uỷ	party
        issuer	ĐUK	Đảng uỷ Khối	party
        issuer	CB	Chi bộ	party
        issuer	BCH	Ban Chấp hành	party
        issuer	BTV	Ban Thường vụ	party
        issuer	BCSĐ	Ban cán sự đảng	party
        issuer	BDV	Ban Dân vận	party
        issuer	BNC	Ban Nội chính	party
        issuer	BTC	Ban Tổ chức	party
        issuer	BTG	Ban Tuyên giáo	party
        issuer	UBKT	Uỷ ban Kiểm tra	party
        issuer	QUTW	Quân uỷ Trung ương	party
        issuer	VPTW	Văn phòng Trung ương Đảng	party
        issuer	BDVTW	Ban Dân vận Trung ương	party
        issuer	BNCTW	Ban Nội chính Trung ương	party
        issuer	BTCTW	Ban Tổ chức Trung ương	party
        issuer	BTGTW	Ban Tuyên giáo Trung ương	party
        issuer	UBKTTW	Uỷ ban Kiểm tra Trung ương	party
        issuer	BDVTU	Ban Dân vận Tỉnh uỷ, Thành uỷ	party
        issuer	BNCTU	Ban Nội chính Tỉnh uỷ, Thành uỷ	party
        issuer	BTCTU	Ban Tổ chức Tỉnh uỷ, Thành uỷ	party
        issuer	BTGTU	Ban Tuyên giáo Tỉnh uỷ, Thành uỷ	party
        issuer	UBKTTU	Uỷ ban Kiểm tra Tỉnh uỷ, Thành uỷ	party
        issuer	VPTU	Văn phòng Tỉnh uỷ, Thành uỷ	party

        """
}
