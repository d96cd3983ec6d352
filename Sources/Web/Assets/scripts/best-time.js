// The best time, and what the recipients' clocks show at the time that *Send later* or *Reschedule* has.
import { local, startMoment } from "./times.js";

/** Begins, with what holds the field and what holds the advice; answers `{ show() }` for after the advice changed. */
export function startBestTime(form, checks) {
    // Asked anew each time: what is around it may be taken over from a newer page.
    const find = () => ({ field: form.querySelector("[data-send-at]"), words: form.querySelector("[data-local-times]") });

    /** Says of each person whose clock is known what it shows then. */
    function show() {
        const { field, words } = find();
        if (!field) return;
        const moment = field.value ? new Date(field.value) : null;
        const people = [...checks.querySelectorAll("[data-clock]")];
        const lines = moment && !Number.isNaN(moment.getTime()) ? people.map((person) => line(person.dataset, moment)).filter(Boolean) : [];
        words.textContent = lines.join(" ");
        words.hidden = lines.length === 0;
    }

    checks.addEventListener("click", (event) => {
        const button = event.target.closest("[data-best-at]");
        const { field } = find();
        if (!button || !field) return;
        field.value = local(new Date(button.dataset.bestAt));
        field.removeAttribute("aria-invalid");
        field.closest("details").open = true;
        // What listens to typing saves the draft.
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.focus();
    });
    if (find().field) startMoment(find().field);
    form.addEventListener("input", (event) => event.target.matches("[data-send-at]") && show());
    show();
    return { show };
}

function line({ clock, who, place }, moment) {
    try {
        const time = new Intl.DateTimeFormat(undefined, { weekday: "short", hour: "numeric", minute: "2-digit", timeZone: clock });
        return `${who}: ${time.format(moment)} in ${place}.`;
    } catch {
        // A browser that does not know the zone says nothing of it.
        return "";
    }
}
