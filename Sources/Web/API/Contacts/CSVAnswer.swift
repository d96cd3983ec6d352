internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Storage

/// Answers with a table in CSV, written as it is read.
enum CSVAnswer {
    static func response(_ kind: RecordKind, from store: Store) -> Response {
        let name =
            switch kind {
            case .contact: "people"
            case .account: "accounts"
            case .opportunity: "opportunities"
            }
        return response(named: name, ExportTable(of: kind, from: store))
    }

    /// Answers with a table that is saved under that name.
    static func response(named name: String, _ table: some CSVTable) -> Response {
        let headers: HTTPFields = [
            .contentType: "text/csv; charset=utf-8; header=present",
            .contentDisposition: "attachment; filename=\"\(name).csv\"",
            .cacheControl: "no-store",
        ]
        return Response(
            status: .ok,
            headers: headers,
            body: ResponseBody { writer in
                var table = table
                while let piece = try await table.next() { try await writer.write(ByteBuffer(string: piece)) }
                try await writer.finish(nil)
            }
        )
    }
}

/// A table that is read piece by piece.
protocol CSVTable: Sendable {
    /// The next piece; `nil` behind the last one.
    mutating func next() async throws(StoreError) -> String?
}

extension ExportTable: CSVTable {}
extension InsightTable: CSVTable {}
extension EmailTable: CSVTable {}
