// The live stream. Browsers allow few connections to one host, so of all windows only one holds it and tells the rest.

const channelName = "inkling-stream";
const kinds = ["interaction", "card", "email", "reply", "stop"];
const handlers = new Set();

/** Calls `handler(kind, data)` for what happens from now on, and with kind `again` after a gap. */
export function listen(handler) {
    handlers.add(handler);
    if (handlers.size === 1) start();
}

function tell(kind, data) {
    for (const handler of handlers) handler(kind, data);
}

function start() {
    if (!("EventSource" in window)) return;
    if (!navigator.locks || !("BroadcastChannel" in window)) return open(tell);
    const channel = new BroadcastChannel(channelName);
    channel.addEventListener("message", ({ data }) => tell(data.kind, data.data));
    navigator.locks.request(channelName, () => new Promise(() => {
        open((kind, data) => {
            tell(kind, data);
            channel.postMessage({ kind, data });
        });
    }));
}

function open(hand) {
    const source = new EventSource("/api/v1/stream");
    source.addEventListener("open", () => {
        hand("again", null);
    });
    for (const kind of kinds) {
        source.addEventListener(kind, (event) => hand(kind, JSON.parse(event.data)));
    }
    // More happened than could be told: as after a gap.
    source.addEventListener("resync", () => hand("again", null));
    source.addEventListener("error", () => {
        // A refused stream is closed for good by the browser; ask again, in case it was the server's restart.
        if (source.readyState === EventSource.CLOSED) setTimeout(() => { source.close(); open(hand); }, 5_000);
    });
    addEventListener("pagehide", () => source.close());
}
