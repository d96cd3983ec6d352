// *Before you send*: whether this email will be followed, decided by the server on every change of people or wish.
import { post } from "./page.js";
import { morph } from "./morph.js";
import { startBestTime } from "./best-time.js";
import { local, showTimes } from "./times.js";
import { startPreferences } from "./preferences.js";

const wait = 250;

/**
 * Keeps the panel and the list of files true. Answers `{ ask(), take(), leaving(moment) }`: soon, at once, and at once as of a moment
 * that stands for the field of *Send later* until `null` is given; that waits for the newest answer.
 */
export function startFollowing(form, boxes, reminder, wishChanged) {
    const checks = document.querySelector("[data-checks]");
    const short = document.querySelector("[data-side-state]");
    const bestTime = startBestTime(form, checks);
    const preferences = startPreferences(document.getElementById("preferences"), take);
    let timer = 0, latest = 0, newest = null, chosen = null;

    function take() {
        newest = decide(++latest);
        return newest;
    }

    async function leaving(moment) {
        chosen = moment;
        take();
        for (let last = null; last !== newest;) {
            last = newest;
            await last;
        }
    }

    async function decide(number) {
        const list = (box) => box.people().filter((person) => !person.isWrong).map((person) => person.address).join(", ");
        const fields = Object.fromEntries(boxes.map((box) => [box.name, list(box)]));
        const html = await post("/compose", {
            ...fields, ...reminder.fields(), do: "following", from: form.elements.from.value, wish: form.wish.value, id: form.dataset.id ?? "",
            template: form.elements.template.value, regarding: form.elements.regarding.value, "regarding-picked": form.elements["regarding-picked"].value,
            sendAt: chosen ? local(chosen) : form.elements.sendAt.value, sendAtZone: form.elements.sendAtZone.value,
        })
            .catch(() => null);
        if (html === null || number !== latest) return;
        const newer = new DOMParser().parseFromString(html, "text/html").body;
        const focused = checks.contains(document.activeElement) ? document.activeElement.textContent : null;
        reminder.take(newer);
        const files = newer.querySelector("[data-stored-files]"), panel = newer.querySelector("[data-checks]");
        preferences.show(newer.querySelector("[data-preferences]"));
        if (!files || !panel) return;
        morph(form.querySelector("[data-stored-files]"), files);
        // What stays is left untouched, so that it is not read out again after every saving.
        // The same words as stand there already, else every time would be read out again.
        showTimes(panel);
        morph(checks, panel);
        bestTime.show();
        showState();
        const same = focused && [...checks.querySelectorAll("button")].find((button) => button.textContent === focused);
        (same ?? (focused && checks.querySelector("button")))?.focus();
    }

    function showState() {
        const section = checks.querySelector("[data-following]");
        const chip = section?.querySelector(".chip");
        if (short && chip) short.replaceChildren(chip.cloneNode(true));
        const blocked = (section?.dataset.blocked ?? "").split(" ").filter(Boolean);
        for (const box of boxes) box.show(blocked);
    }

    checks.addEventListener("click", (event) => {
        const follow = event.target.closest("[data-follow]");
        if (follow) {
            form.wish.value = follow.dataset.follow;
            wishChanged();
            take();
        }
        if (event.target.closest("[data-try-again]")) take();
        if (event.target.closest("[data-shows-preferences]")) preferences.open();
    });
    // Somebody's preference may have been changed in the window that "View preferences" opened.
    addEventListener("focus", () => boxes.some((box) => box.people().length) && take());
    showState();

    return {
        ask: () => {
            clearTimeout(timer);
            timer = setTimeout(take, wait);
        },
        take,
        leaving,
    };
}
