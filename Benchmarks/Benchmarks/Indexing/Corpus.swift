// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu

/// Documents of any number, the same in every run: sentences of the project's fixtures, drawn and mixed by a fixed seed.
struct Corpus {
    /// The documents.
    let documents: [Document]
    /// Their titles and texts together, in bytes.
    let bytes: Int

    /// Mixes `count` documents of about `sentences` sentences each.
    init(count: Int, sentences: Int) {
        var state: UInt64 = 0x7261_4375_7520_3031
        func below(_ bound: Int) -> Int {
            // SplitMix64 (Steele, Lea, Flood, 2014).
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 1) % bound
        }
        var documents: [Document] = []
        var bytes = 0
        for number in 0..<count {
            let title = Self.sentences[below(Self.sentences.count)]
            let length = 1 + below(2 * sentences)
            let text = (0..<length).map { _ in Self.sentences[below(Self.sentences.count)] }.joined(separator: " ")
            bytes += title.utf8.count + text.utf8.count
            documents.append(
                Document(id: "d\(number)", title: title, text: text, fields: ["number": .string("\(number)/QĐ-UBND")])
            )
        }
        self.documents = documents
        self.bytes = bytes
    }

    /// What the texts are made of.
    private static let sentences = [
        "Uỷ ban nhân dân tỉnh ban hành Quyết định số 455/QĐ-UBND ngày 22/02/2022 về quy chế dân chủ ở cơ sở.",
        "Buổi tọa đàm do Ban Dân vận Tỉnh ủy chủ trì, với hơn 120 đại biểu tham dự.",
        "Các đơn vị rà soát thủ tục hành chính, cắt giảm ít nhất 20% thời gian giải quyết hồ sơ.",
        "Trung tâm Y tế huyện tổ chức tiêm chủng mở rộng cho trẻ em dưới 5 tuổi tại 18 xã, thị trấn.",
        "Người dân được bồi thường theo giá đất tại thời điểm có quyết định thu hồi.",
        "Sở Giáo dục và Đào tạo hướng dẫn tuyển sinh lớp 10 năm học 2023-2024.",
        "Lực lượng xung kích ứng trực 24/24 giờ khi bão số 4 đổ bộ vào đất liền.",
        "Mỗi hộ gia đình phân loại rác thải sinh hoạt tại nguồn, không đốt rác ngoài trời.",
        "Cổng dịch vụ công trực tuyến tiếp nhận hồ sơ mức độ toàn trình từ ngày 01/7.",
        "Hợp tác xã nông nghiệp liên kết tiêu thụ 350 tấn lúa chất lượng cao.",
        "Mức đóng bảo hiểm y tế của học sinh, sinh viên là 4,5% mức lương cơ sở.",
        "Câu lạc bộ thể thao thôn Đông giành giải nhất hội thi kéo co, bóng chuyền hơi.",
        "Công an phường kiểm tra an toàn phòng cháy, chữa cháy tại chợ và khu nhà trọ.",
        "Hội nghị đối thoại giữa người đứng đầu cấp uỷ, chính quyền với nhân dân kéo dài hai giờ.",
        "Nhà văn hoá xã mở cửa thư viện lưu động phục vụ bạn đọc vùng sâu, vùng xa.",
        "Kinh phí thực hiện 3.000.000đ mỗi mô hình, lấy từ ngân sách địa phương.",
    ]
}
