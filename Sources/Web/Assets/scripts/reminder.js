// The reminder beside an email that is written: what is chosen, and what the server makes of it in one sentence.
import { momentIn, putMoment, startMoment } from "./times.js";

/** Answers `{ fields(), value(), isReady(), isCounted(), take(newer), set(reminder), focus() }`; `changed` hears of every change. */
export function startReminder(form, changed) {
    const section = document.querySelector("[data-reminder]");
    const find = (name) => section.querySelector(`[data-remind-${name}]`);
    const [of, time, at, note, sentence] = ["of", "time", "at", "note", "sentence"].map(find);
    startMoment(at);
    for (const field of [of, time, at, note]) field.addEventListener("input", () => { clearWrong(section); changed(); });

    /** When it is to come; null where the field says nothing. */
    function moment() {
        const preset = time.selectedOptions[0]?.dataset.at;
        return (preset ? new Date(preset) : momentIn(at))?.toISOString() ?? null;
    }

    return {
        fields: () => ({
            remindOf: of.value, remindTime: time.value, remindAt: at.value, remindNote: note.value,
            remindAtZone: section.querySelector("[name=remindAtZone]").value,
        }),

        /** As the API takes it; undefined while the time is missing, which leaves what was saved. */
        value() {
            if (!of.value) return null;
            if (moment() === null) return undefined;
            const preset = time.value === "own" ? {} : { preset: time.value };
            return { condition: of.value, at: moment(), ...preset, note: note.value };
        },

        isReady: () => !of.value || moment() !== null,

        /** Whether it is so many days from when the email leaves. */
        isCounted: () => of.value !== "" && time.value !== "own",

        /** Takes over what the server says: the sentence, the times as of now, and what can be chosen. */
        take(newer) {
            const other = newer.querySelector("[data-reminder]");
            if (!other) return;
            const said = other.querySelector("[data-remind-sentence]").textContent;
            if (sentence.textContent !== said) sentence.textContent = said;
            for (const option of other.querySelectorAll("option[data-at]")) {
                const own = [...time.options].find((each) => each.value === option.value);
                own.dataset.at = option.dataset.at;
                own.textContent = option.textContent;
            }
            const isFollowed = other.dataset.isFollowed === "true";
            for (const option of other.querySelectorAll("[data-needs-following]")) {
                const own = [...of.options].find((each) => each.value === option.value);
                const isTold = isFollowed && option.dataset.isLacking === undefined;
                own.disabled = !isTold && !own.selected;
                own.textContent = option.textContent;
            }
        },

        /** Brings back what an earlier page could not save. */
        set(reminder) {
            of.value = reminder?.condition ?? "";
            note.value = reminder?.note ?? "";
            if (!reminder) return;
            time.value = reminder.preset ?? "own";
            putMoment(at, reminder.preset ? null : new Date(reminder.at));
        },

        focus() {
            (moment() === null && time.value === "own" ? at : of).focus();
        },
    };
}

function clearWrong(section) {
    for (const wrong of section.querySelectorAll(".wrong")) wrong.remove();
    for (const field of section.querySelectorAll(".is-wrong")) field.classList.remove("is-wrong");
    for (const field of section.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
}
