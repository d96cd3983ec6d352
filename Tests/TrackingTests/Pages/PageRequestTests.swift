import Foundation
import Testing

@testable import Tracking

struct PageRequestTests {
    @Test(
        arguments: [
            (nil, nil, false), ("https://t.example", nil, true), ("https://evil.example", nil, false),
            ("null", nil, false),
            (nil, "same-origin", true), (nil, "cross-site", false), ("https://t.example", "same-site", false),
            ("https://t.example", "none", false), ("https://t.example/", nil, false),
        ] as [(String?, String?, Bool)]
    )
    func knowsWhichSiteItWasPostedBy(origin: String?, site: String?, isOurs: Bool) throws {
        let base = try #require(TrackingBase("https://t.example"))
        let copy = CopyReference(email: EmailID(uuid: UUID()), recipient: 0)
        let request = PageRequest(copy: copy, token: "x", isPost: true, origin: origin, site: site)

        #expect(request.comes(from: base) == isOurs)
    }
}
