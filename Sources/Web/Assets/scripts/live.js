// Keeps the parts of a page that are marked `data-live` true: they are fetched anew when something happened.
import { page } from "./page.js";
import { morph } from "./morph.js";
import { showTimes } from "./times.js";

let running = null;
let isWanted = false;

/** Fetches the page again and takes over its live parts; calls that come meanwhile are answered by one more. */
export function refresh(address = source()) {
    isWanted = true;
    running ??= (async () => {
        while (isWanted) {
            isWanted = false;
            await take(address);
        }
        running = null;
    })();
    return running;
}

/** Pages that have a lighter source for their live part name it. */
function source() {
    return document.querySelector("[data-source]")?.dataset.source ?? location.href;
}

async function take(address) {
    const newer = await page(address).catch(() => null);
    if (newer) takeParts(newer);
}

/** Takes over the live parts of a newer document, and slides in what is new. */
export function takeParts(newer) {
    showTimes(newer);
    for (const part of document.querySelectorAll("[data-live]")) {
        const other = newer.querySelector(`[data-live="${part.dataset.live}"]`);
        if (!other) continue;
        const hadFocus = document.activeElement?.closest("[data-key]");
        for (const fresh of morph(part, other)) fresh.classList.add("arrives");
        if (hadFocus && !hadFocus.isConnected) part.querySelector("[data-card], [data-item]")?.focus();
    }
}
