// A field that names an account, or anything that an email can be about: an ARIA combobox over what the API suggests.
import { api, icon, made } from "./page.js";

const wait = 120;
const sources = {
    accounts: (text) => `/accounts?limit=8&text=${encodeURIComponent(text)}`,
    records: (text) => `/records/suggestions?text=${encodeURIComponent(text)}`,
};
const signs = { contact: "people", account: "sandbox", opportunity: "on" };
const kinds = { contact: "Person", account: "Account", opportunity: "Opportunity" };

/** Makes a picker of the field. Answers `{ id(), isLoose(), set(id, name) }`; what was chosen is also kept in a hidden field. */
export function picker(field, changed = () => {}) {
    const source = sources[field.dataset.picker];
    const hidden = field.form.elements[`${field.name}-picked`] ?? made("input", { type: "hidden", name: `${field.name}-picked` });
    const options = made("ul", { class: "options", role: "listbox", id: `${field.id}-options`, "aria-label": "Suggestions" });
    const state = { found: [], chosen: -1, name: hidden.value ? field.value : "" };
    options.hidden = true;
    field.after(hidden, options);
    set({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": options.id, autocomplete: "off" });

    function set(attributes) {
        for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
    }

    function close() {
        options.hidden = true;
        state.chosen = -1;
        set({ "aria-expanded": "false" });
        field.removeAttribute("aria-activedescendant");
    }

    function mark(place) {
        state.chosen = place;
        [...options.children].forEach((option, index) => {
            option.ariaSelected = String(index === place);
            if (index !== place) return;
            field.setAttribute("aria-activedescendant", option.id);
            option.scrollIntoView({ block: "nearest" });
        });
    }

    function take(record) {
        hidden.value = record?.id ?? "";
        state.name = record?.name ?? "";
        field.value = state.name;
        close();
        changed();
    }

    function offer(found) {
        state.found = found;
        options.replaceChildren(...found.map((record, index) => {
            const option = made("li", { role: "option", id: `${options.id}-${index}`, "aria-selected": "false" });
            if (record.kind) option.append(icon(signs[record.kind]), " ");
            option.append(record.name);
            const detail = [kinds[record.kind], record.detail ?? record.domain].filter(Boolean).join(" · ");
            if (detail) option.append(made("span", { class: "address" }, detail));
            option.addEventListener("pointerdown", (event) => event.preventDefault());
            option.addEventListener("click", () => take(record));
            return option;
        }));
        options.hidden = found.length === 0;
        set({ "aria-expanded": String(!options.hidden) });
        if (!options.hidden) mark(0);
    }

    let timer = 0, latest = 0;
    async function ask() {
        const text = field.value.trim(), number = ++latest;
        if (!text) return close();
        const answer = await api("GET", source(text)).catch(() => null);
        if (number === latest && document.activeElement === field) offer(answer?.items ?? []);
    }

    field.addEventListener("input", () => {
        if (field.value !== state.name) hidden.value = "";
        clearTimeout(timer);
        timer = setTimeout(ask, wait);
        changed();
    });
    field.addEventListener("keydown", (event) => {
        if (options.hidden) {
            if (event.key !== "ArrowDown" || !field.value) return;
            ask();
        }
        else if (event.key === "ArrowDown") mark((state.chosen + 1) % state.found.length);
        else if (event.key === "ArrowUp") mark((state.chosen - 1 + state.found.length) % state.found.length);
        else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && state.chosen >= 0) take(state.found[state.chosen]);
        else if (event.key === "Escape") { close(); event.stopPropagation(); }
        else return;
        event.preventDefault();
    });
    field.addEventListener("blur", () => {
        // A name that was typed in full is chosen.
        const same = state.found.filter((record) => record.name.toLowerCase() === field.value.trim().toLowerCase());
        if (!hidden.value && same.length === 1) take(same[0]); else close();
    });

    return {
        id: () => hidden.value || null,
        /** Whether something stands in the field that was not chosen. */
        isLoose: () => field.value.trim() !== "" && !hidden.value,
        set: (id, name) => {
            hidden.value = id ?? "";
            state.name = name ?? "";
            field.value = state.name;
        },
    };
}
