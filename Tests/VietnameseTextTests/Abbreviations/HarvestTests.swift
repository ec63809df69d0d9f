// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct HarvestTests {
    @Test(arguments: [
        ("Đảng bộ Trung tâm Kiểm soát bệnh tật (TTKSBT) tổ chức", "TTKSBT", "Trung tâm Kiểm soát bệnh tật"),
        ("ý kiến của cán bộ, viên chức, người lao động (CBVCNLĐ).", "CBVCNLĐ", "cán bộ, viên chức, người lao động"),
        ("Sở Giáo dục và Đào tạo (GD&ĐT)", "GD&ĐT", "Giáo dục và Đào tạo"),
        ("kinh tế - xã hội (KT-XH)", "KT-XH", "kinh tế - xã hội"),
        ("Ủy ban nhân dân xã (sau đây gọi tắt là UBND xã)", "UBND", "Ủy ban nhân dân"),
        ("Ủy ban nhân dân xã (sau đây gọi tắt là UBND huyện)", "UBND", nil),
        ("Bộ Giáo dục và Đào tạo (sau đây gọi tắt là Bộ GD&ĐT)", "GD&ĐT", "Giáo dục và Đào tạo"),
        ("Ủy ban nhân dân tỉnh (sau đây gọi là UBND tỉnh)", "UBND", "Ủy ban nhân dân"),
        ("Ủy ban nhân dân thành phố (sau đây gọi là UBND thành phố)", "UBND", "Ủy ban nhân dân"),
        ("hợp tác xã (gọi tắt: HTX)", "HTX", "hợp tác xã"),
        ("khu công nghiệp (sau đây gọi tắt là: KCN)", "KCN", "khu công nghiệp"),
        ("Ủy ban nhân dân (sau đây gọi tắt là UBND)", "UBND", "Ủy ban nhân dân"),
        ("Uỷ ban nhân dân, sau đây viết tắt là “UBND”,", "UBND", "Uỷ ban nhân dân"),
        ("ngân sách nhà nước (sau đây được gọi chung và viết tắt là NSNN)", "NSNN", "ngân sách nhà nước"),
        ("TTKSBT (Trung tâm Kiểm soát bệnh tật)", "TTKSBT", "Trung tâm Kiểm soát bệnh tật"),
        ("UBND (uỷ ban của nhân dân)", "UBND", "uỷ ban của nhân dân"),
        ("Ban Chấp hành ( BCH )", "BCH", "Ban Chấp hành"),
        ("Chương trình (CTr)", "CTr", "Chương trình"),
        ("phòng, chống tham nhũng (PCTN)", "PCTN", "phòng, chống tham nhũng"),
        ("“Quy chế dân chủ” (QCDC)", "QCDC", "Quy chế dân chủ"),
        ("doanh nghiệp nhỏ và vừa (DNNVV)", "DNNVV", "doanh nghiệp nhỏ và vừa"),
        ("Đường sắt (ÐS)", "ÐS", "Đường sắt"),
    ])
    func definitions(_ text: String, _ short: String, _ expansion: String?) {
        for text in [text, Decomposition.decompose(text)] {
            let found = Abbreviations.harvest(in: text)
            #expect(found.map(\.expansion) == (expansion.map { [$0] } ?? []))
            for definition in found {
                #expect(definition.short == short)
                let bytes = Array(text.utf8)
                #expect(bytes[definition.shortRange].elementsEqual(definition.short.utf8))
                #expect(bytes[definition.expansionRange].elementsEqual(definition.expansion.utf8))
            }
        }
    }

    @Test(arguments: [
        "uỷ ban nhân dân (MTTQ)", "nhân dân (UBND)", "uỷ ban. Nhân dân (UBND)", "uỷ ban\nnhân dân (UBND)",
        "uỷ ban nhân dân (ubnd)",
        "uỷ ban nhân dân (UBND tỉnh)", "UBND (uỷ ban nhân dân tỉnh)", "UBND (xem uỷ ban nhân dân)",
        "uỷ ban nhân dân (UBND", "(UBND)",
        "ích lợi, vui vẻ (IV)", "ba hạng (B2H)", "một (M)", "uỷ ban nhân dân UBND", "là UBND", "tắt là UBND",
        "của (CUA)",
    ])
    func nothing(_ text: String) {
        #expect(Abbreviations.harvest(in: text).isEmpty)
    }

    /// Definitions come in their order, and again if a text defines again.
    @Test func order() {
        let text = "hội đồng nhân dân (HĐND), UBND (uỷ ban nhân dân) và Hội đồng nhân dân, sau đây gọi tắt là HĐND"
        #expect(Abbreviations.harvest(in: text).map(\.short) == ["HĐND", "UBND", "HĐND"])
    }
}
