internal import ServiceLifecycle
internal import Synchronization
package import Tracking

/// Hands requests for recipients' pages over to whoever makes those, away from the event loops, and brings the answers back.
package final class RecipientPages: Service {
    /// What the pages look like.
    let style: String
    private let make: @Sendable (PageRequest) async -> PageReply
    private let orders: AsyncStream<Order>
    private let intake: AsyncStream<Order>.Continuation
    private let open = Atomic(0)

    /// So many are made at a time; further ones are told to come again: nobody may fill the memory with them.
    private static let most = 64

    private struct Order: Sendable {
        let request: PageRequest
        let reply: @Sendable (PageReply) -> Void
    }

    /// Takes the style sheet of the pages, and what makes one.
    package init(style: String, make: @escaping @Sendable (PageRequest) async -> PageReply) {
        self.style = style
        self.make = make
        (orders, intake) = AsyncStream.makeStream(of: Order.self, bufferingPolicy: .unbounded)
    }

    /// Has a page made; `reply` is called once, from anywhere, unless the server stops before: whoever waits gives up in time.
    func ask(_ request: PageRequest, reply: @escaping @Sendable (PageReply) -> Void) {
        guard open.wrappingAdd(1, ordering: .relaxed).oldValue < Self.most else {
            open.wrappingSubtract(1, ordering: .relaxed)
            return reply(PageReply(.unavailable))
        }
        intake.yield(Order(request: request, reply: reply))
    }

    /// Makes pages until shut down.
    package func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                for await order in orders {
                    group.addTask {
                        order.reply(await self.make(order.request))
                        self.open.wrappingSubtract(1, ordering: .relaxed)
                    }
                }
            }
        } onGracefulShutdown: {
            self.intake.finish()
        }
    }
}
