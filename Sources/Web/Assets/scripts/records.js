// The forms of people, accounts and opportunities: fields that complete what is typed.
import { peopleBox } from "./people-box.js";
import { picker } from "./picker.js";

export function startRecords(form) {
    for (const field of form.querySelectorAll("[data-picker]")) picker(field);
    for (const line of form.querySelectorAll("[data-people-field]")) {
        const field = line.querySelector("input");
        const box = peopleBox(line, () => {});
        form.addEventListener("submit", () => {
            field.value = box.people().map(typed).join(", ");
        });
        // Coming back to the page must not show it twice.
        addEventListener("pageshow", (event) => { if (event.persisted) field.value = ""; });
    }
    const wrong = form.querySelector("[aria-invalid]");
    if (wrong) wrong.focus();
}

/** As the server reads it: `"Ochoa, Maria" <maria@example.com>`. */
function typed({ name, address, typed: text, isWrong }) {
    if (isWrong) return text ?? address;
    return name ? `"${name.replace(/(["\\])/g, "\\$1")}" <${address}>` : address;
}
