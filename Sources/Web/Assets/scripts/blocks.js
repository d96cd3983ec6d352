// Blocks: lifted at once, and undone as quickly.
import { api } from "./page.js";
import { reason } from "./upload.js";
import { refresh } from "./live.js";
import { say } from "./toast.js";

/** Listens on the whole page, since the list is fetched anew after each change. */
export function startBlocks() {
    document.addEventListener("submit", (event) => {
        const form = event.target.closest("[data-lifts]");
        if (!form) return;
        event.preventDefault();
        // A second press would hear that there is nothing to lift.
        if (form.dataset.isBusy) return;
        form.dataset.isBusy = "true";
        lift(form).finally(() => delete form.dataset.isBusy);
    });
}

async function lift(form) {
    const { lifts, kind, what, reason: why, words } = form.dataset;
    try {
        await api("DELETE", lifts.replace("/api/v1", ""));
        await shown();
        say(`${words} is not blocked any more.`, { undo: () => blockAgain({ kind, what, reason: why }, words) });
    } catch (refusal) {
        say(`${words} is still blocked. ${reason(refusal)}`, { isDanger: true });
    }
}

async function blockAgain(block, words) {
    try {
        await api("POST", "/blocks", block);
        await shown();
        say(`${words} is blocked again.`);
    } catch (refusal) {
        say(`It could not be undone: ${words}. ${reason(refusal)}`, { isDanger: true });
    }
}

/** Shows how it stands now, and keeps the keyboard near where it was. */
async function shown() {
    await refresh();
    if (document.activeElement !== document.body) return;
    (document.querySelector("[data-lifts] button") ?? document.getElementById("what"))?.focus();
}
