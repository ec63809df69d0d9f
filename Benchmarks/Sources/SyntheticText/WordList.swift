// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What documents are made of beside drawn syllables: short lists of words of the language of administration.
enum WordList {
    /// Words with a grammatical office, roughly by frequency.
    static let function = """
        và của các có được theo tại trong với về này hoặc cho không đối từ khi là những đến phải do đã để ngày
        trên người như một bằng năm sau trước việc đó thì mà cũng vào ra còn nếu bị trừ cả đang sẽ rất chỉ lại
        qua giữa ngoài hơn mỗi vẫn nhưng bởi rằng cùng đều vì dưới nhiều ít nào ai gì đâu chưa nên mới từng gồm
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    /// Types of documents and their codes in document numbers.
    static let types: [(name: String, code: String)] = [
        ("Quyết định", "QĐ"), ("Thông tư", "TT"), ("Nghị định", "NĐ"), ("Công văn", "CV"), ("Kế hoạch", "KH"),
        ("Thông báo", "TB"), ("Chỉ thị", "CT"), ("Nghị quyết", "NQ"), ("Hướng dẫn", "HD"), ("Báo cáo", "BC"),
        ("Tờ trình", "TTr"), ("Chương trình", "CTr"), ("Quy chế", "QC"), ("Công điện", "CĐ"),
    ]

    /// Who issues documents, with their codes; the rest are committees of places.
    static let issuers: [(name: String, code: String)] = [
        ("Chính phủ", "CP"), ("Thủ tướng Chính phủ", "TTg"), ("Bộ Tài chính", "BTC"), ("Bộ Y tế", "BYT"),
        ("Bộ Nội vụ", "BNV"), ("Bộ Tư pháp", "BTP"), ("Bộ Công an", "BCA"), ("Bộ Quốc phòng", "BQP"),
        ("Bộ Công Thương", "BCT"), ("Bộ Xây dựng", "BXD"), ("Quốc hội", "QH14"), ("Hội đồng nhân dân", "HĐND"),
    ]

    static let subjects = ["về việc", "về", "ban hành", "phê duyệt", "sửa đổi, bổ sung", "hướng dẫn", "công bố"]

    /// What stands before a number in a text.
    static let clauses = ["Điều", "khoản", "điểm", "mục", "Chương", "Phụ lục", "trang", "đợt"]
    static let measures = ["ngày", "tháng", "năm", "đồng", "người", "km", "ha", "giờ", "m2", "tấn"]

    static let familyNames = """
        Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    /// What words of other languages are put together from.
    static let fragments = """
        an en in on ar er or al el il am em ta te ti to ka ke ko ra re ri ro ma me mi mo la le li lo na ne ni no sa se si
        so da de di do pa pe po va ve vi ba be bo ga ge go fa fi fo ju ja tor ter son ley ton berg
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}
