// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import VietnameseText

/// Texts for the tests of encodings.
enum EncodingTexts {
    /// A Vietnamese text of letters that every charset has, without capitals with a tone.
    static let vietnamese = """
        Thông báo của Uỷ ban nhân dân xã Bình Minh về việc sửa chữa đường liên thôn. Từ ngày 3 tháng 5, đoạn đường \
        từ cầu Khỉ đến trường tiểu học sẽ được rải nhựa lại. Người dân đi xe máy vui lòng rẽ qua lối chợ cũ; xe tải \
        trên hai tấn phải đi vòng theo quốc lộ. Công việc dự kiến kéo dài ba tuần, nếu trời không mưa. Mọi ý kiến xin \
        gửi về bộ phận một cửa hoặc hỏi trực tiếp cán bộ địa chính vào buổi sáng thứ hai, thứ tư và thứ sáu. Nhà nào \
        có hàng quán lấn ra lề đường thì tự thu dọn trước ngày khởi công, để máy móc ra vào dễ dàng. Kỹ sư giám sát \
        cho biết lớp nhựa mới dày gấp rưỡi lớp cũ, chịu được mùa lũ. Khuya hôm qua, vài cụ già đã ra xem thợ đặt cọc \
        mốc và kể chuyện ngày xưa làm con đường này bằng cuốc xẻng, gánh từng sọt đất.
        """

    /// Texts in other languages, every one with the charset of single bytes in which it was written once.
    static let foreign: [(name: String, text: String)] = [
        (
            "French",
            """
            L'été dernier, la mairie a décidé de réparer le vieux pont où passaient déjà nos grands-parents. « À Noël, tout \
            sera prêt », répétait le maire, très sûr de lui ; hélas, le béton coulé en février s'est fissuré dès le mois de \
            mai. Né à côté, le café du théâtre a fermé. Le thé, le blé et le pré: voilà ce qui reste à la vallée.
            """
        ),
        (
            "German",
            """
            Während der Kältewelle fror die Brücke über den Fluß völlig zu. Die Bürger trugen Körbe voll Äpfel und Nüsse \
            hinüber, und schließlich öffnete auch der Bäcker. Für Übernachtungen müssen Gäste künftig früher anrufen. \
            Größere Gruppen können im Gemeindehaus übernachten.
            """
        ),
        (
            "Icelandic",
            """
            Á morgun verður haldinn fundur í félagsheimilinu um nýja brú yfir ána. Allir íbúar eru velkomnir og það verður \
            boðið upp á kaffi og kökur. Þú getur líka sent bréf til sveitarstjórnar. Við óskum eftir því að fólk mæti á \
            réttum tíma, því að dagskráin er löng. Ég sá hús úr torfi við ós árinnar.
            """
        ),
        (
            "Norwegian",
            """
            På torsdag må alle gå over broen på nytt, så vi får se om den tåler vekten. Når år etter år går, står den nå som \
            før, på små stolper i åen. Gå på, sa læreren, så må du få se båten og øyene.
            """
        ),
        (
            "Portuguese",
            """
            A reunião de amanhã será às três horas, na câmara municipal. Não é possível chegar antes porque a estrada está \
            fechada até à ponte. Há também informações sobre a água, o pão e o lixo: é só pedir à recepção.
            """
        ),
        (
            "Italian",
            """
            La città è più bella di sera, perché c'è meno traffico e si può camminare lungo il fiume. Così è, così sarà. \
            Giovedì la società farà però una visita alle università.
            """
        ),
    ]

    /// Czech, whose letters are beyond ISO 8859-1.
    static let czech = """
        Příští pondělí začne oprava mostu přes řeku. Žádáme občany, aby nejezdili těžkými vozy po staré cestě. Úřad bude \
        otevřen až od desáté hodiny; vedoucí školy už všechno ví a děti půjdou pěšky. Šel čtyři míle a našel žlutý klíč.
        """

    static let english = """
        The council will repair the old bridge – the one “nobody uses” – next week. Temperatures of 30 °C are expected; \
        please bring water, hats & sun cream. Cost: £20, or €25 for families… Naïve visitors may ask at the café.
        """

    /// The documents of the fixtures: title and text.
    static func fixtures() throws -> [String] {
        let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("fixtures")
        var documents: [String] = []
        let lines = try String(contentsOf: folder.appendingPathComponent("archive.jsonl"), encoding: .utf8)
        for line in lines.split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            documents.append("\(object?["title"] ?? "")\n\(object?["text"] ?? "")")
        }
        let files = FileManager.default.enumerator(atPath: folder.appendingPathComponent("files").path)
        while let name = files?.nextObject() as? String {
            guard name.hasSuffix(".txt") || name.hasSuffix(".md") else { continue }
            documents.append(
                try String(contentsOf: folder.appendingPathComponent("files/\(name)"), encoding: .utf8)
            )
        }
        return documents
    }

    /// What decoding gives back of a text: composed unless the charset is one of Unicode, a question mark for what it cannot
    /// hold; letters with a tone in TCVN3 have the case that their word gives them.
    static func held(_ text: String, in encoding: VietnameseEncoding) -> String {
        switch encoding.charset {
        case .utf8, .utf16LittleEndian, .utf16BigEndian: return text
        default: break
        }
        let lost = encoding.encode(text).lost
        let toned = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ".unicodeScalars
        let letters = Array("abcdefghijklmnopqrstuvwxyzăâêôơưđ".unicodeScalars) + Array(toned)
        func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
            String(scalar).lowercased().unicodeScalars.first ?? scalar
        }
        let scalars = text.precomposedStringWithCanonicalMapping.unicodeScalars.flatMap { scalar in
            guard lost[scalar] != nil else { return [scalar] }
            return encoding.charset == .tcvn3 && toned.contains(lowered(scalar)) ? [scalar] : ["?"]
        }
        guard encoding.charset == .tcvn3 else { return String(String.UnicodeScalarView(scalars)) }
        // Words, each of which is at most 32 letters long in the texts of the tests.
        var result: [Unicode.Scalar] = []
        for word in scalars.split(omittingEmptySubsequences: false, whereSeparator: { !letters.contains(lowered($0)) })
        {
            let small = word.map { toned.contains(lowered($0)) ? lowered($0) : $0 }
            let others = small.filter { !toned.contains($0) }
            let areCapitals = others.allSatisfy { $0 != lowered($0) }
            let first = small.firstIndex { toned.contains($0) } ?? small.endIndex
            let isBehind = small[first...].contains { !toned.contains($0) }
            let isUpper = areCapitals && (others.count >= 2 || isBehind)
            result += isUpper ? Array(String(String.UnicodeScalarView(small)).uppercased().unicodeScalars) : small
            if result.count < scalars.count { result.append(scalars[result.count]) }
        }
        return String(String.UnicodeScalarView(result))
    }

    /// Whether both are the same scalars.
    static func areSame(_ first: String, _ second: String) -> Bool {
        first.unicodeScalars.elementsEqual(second.unicodeScalars)
    }
}
