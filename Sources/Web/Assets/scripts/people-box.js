// To, Cc and Bcc: a field of people with completion from the contacts, as an ARIA combobox with chips.
import { api, icon, made } from "./page.js";

const plausible = /^[^\s@<>",;]+@[^\s@<>",;]+$/;
const wait = 120;

/** Splits what was typed at commas and semicolons outside quotes and brackets. */
export function split(text) {
    const entries = [];
    let entry = "", isQuoted = false, isBracketed = false;
    for (const character of text) {
        if (character === "\"") isQuoted = !isQuoted;
        if (character === "<") isBracketed = true;
        if (character === ">") isBracketed = false;
        if (/[,;\n]/.test(character) && !isQuoted && !isBracketed) {
            entries.push(entry);
            entry = "";
        } else {
            entry += character;
        }
    }
    return [...entries, entry].map((each) => each.trim()).filter(Boolean);
}

/** Reads one entry: an address, or a name with an address in angle brackets. */
export function read(entry) {
    const bracketed = /^(.*?)<([^<>]*)>$/.exec(entry);
    const address = (bracketed ? bracketed[2] : entry).trim();
    const name = bracketed ? bracketed[1].trim().replace(/^"(.*)"$/, "$1").replace(/\\(.)/g, "$1") : "";
    return { name: name || null, address, typed: entry, isWrong: !plausible.test(address) };
}

/** Makes chips of a line's field. Answers `{ people(), rest(), show(blocked), focus(), set(people) }`. */
export function peopleBox(line, changed) {
    const field = line.querySelector("input");
    const box = line.querySelector(".people-box");
    const options = made("ul", { class: "options", role: "listbox", id: `${field.id}-options`, "aria-label": "People" });
    const state = { people: split(field.value).map(read), found: [], chosen: -1, blocked: new Set() };
    const hint = field.placeholder;
    options.hidden = true;
    box.append(options);
    set(field, {
        role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
        "aria-controls": options.id, autocomplete: "off",
    });
    field.value = "";

    function draw() {
        for (const chip of box.querySelectorAll(".person-chip")) chip.remove();
        for (const person of state.people) box.insertBefore(chipOf(person), field);
        field.placeholder = state.people.length ? "" : hint;
    }

    function chipOf(person) {
        const isBlocked = state.blocked.has(person.address.toLowerCase());
        const kind = person.isWrong ? " is-wrong" : isBlocked ? " is-blocked" : "";
        const label = person.name || person.address;
        const remove = made("button", { type: "button", "aria-label": `Remove ${label}` }, icon("close"));
        const chip = made("span", { class: `person-chip${kind}`, title: person.address }, made("span", {}, label), remove);
        if (kind) chip.prepend(icon(person.isWrong ? "failed" : "blocked"));
        if (isBlocked) chip.append(made("span", { class: "unseen" }, "may not be followed"));
        remove.addEventListener("click", () => {
            state.people = state.people.filter((other) => other !== person);
            finish();
            field.focus();
        });
        chip.addEventListener("dblclick", () => {
            state.people = state.people.filter((other) => other !== person);
            field.value = person.typed ?? person.address;
            finish();
            field.focus();
        });
        return chip;
    }

    function finish() {
        draw();
        close();
        changed();
    }

    function add(people) {
        const known = new Set(state.people.map((person) => person.address.toLowerCase()));
        state.people.push(...people.filter((person) => !known.has(person.address.toLowerCase())));
        field.value = "";
        finish();
    }

    function takeTyped() {
        const people = split(field.value).map(read);
        if (people.length) add(people);
        return people.length > 0;
    }

    function close() {
        options.hidden = true;
        state.chosen = -1;
        set(field, { "aria-expanded": "false" });
        field.removeAttribute("aria-activedescendant");
    }

    function choose(place) {
        state.chosen = place;
        [...options.children].forEach((option, index) => {
            option.ariaSelected = String(index === place);
            if (index === place) {
                field.setAttribute("aria-activedescendant", option.id);
                option.scrollIntoView({ block: "nearest" });
            }
        });
    }

    function offer(found) {
        const taken = new Set(state.people.map((person) => person.address.toLowerCase()));
        state.found = found.filter((contact) => !taken.has(contact.address.toLowerCase()));
        options.replaceChildren(...state.found.map((contact, index) => {
            const option = made(
                "li", { role: "option", id: `${options.id}-${index}`, "aria-selected": "false" },
                contact.name || contact.address, made("span", { class: "address" }, contact.name ? contact.address : ""));
            if (contact.preference === "disallow") {
                option.append(made("span", { class: "refuses" }, "Would rather not be followed"));
            }
            option.addEventListener("pointerdown", (event) => event.preventDefault());
            option.addEventListener("click", () => { add([{ name: contact.name || null, address: contact.address }]); field.focus(); });
            return option;
        }));
        options.hidden = state.found.length === 0;
        set(field, { "aria-expanded": String(!options.hidden) });
        if (!options.hidden) choose(0);
    }

    let timer = 0, latest = 0;
    async function ask() {
        const text = field.value.trim(), number = ++latest;
        if (text.length < 1) return close();
        const answer = await api("GET", `/contacts/suggestions?text=${encodeURIComponent(text)}`).catch(() => null);
        if (number === latest && document.activeElement === field) offer(answer?.items ?? answer?.contacts ?? []);
    }

    field.addEventListener("input", () => {
        clearTimeout(timer);
        if (/[,;\n]/.test(field.value) && split(field.value).every((entry) => plausible.test(read(entry).address))) {
            takeTyped();
        } else {
            changed();
            timer = setTimeout(ask, wait);
        }
    });
    field.addEventListener("paste", (event) => {
        const text = event.clipboardData.getData("text");
        if (!/[,;\n@]/.test(text) || field.value) return;
        event.preventDefault();
        add(split(text).map(read));
    });
    field.addEventListener("keydown", (event) => {
        const isOpen = !options.hidden;
        if (event.key === "ArrowDown" && isOpen) choose((state.chosen + 1) % state.found.length);
        else if (event.key === "ArrowUp" && isOpen) choose((state.chosen - 1 + state.found.length) % state.found.length);
        else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
            if (isOpen && state.chosen >= 0) options.children[state.chosen].click(); else takeTyped();
        }
        else if (event.key === "Tab" && isOpen && state.chosen >= 0 && field.value) options.children[state.chosen].click();
        else if (event.key === "Escape" && isOpen) { close(); event.stopPropagation(); }
        else if (event.key === "Backspace" && !field.value && state.people.length) { state.people.pop(); finish(); }
        else return;
        event.preventDefault();
    });
    field.addEventListener("blur", () => { takeTyped(); close(); });
    box.addEventListener("click", (event) => { if (event.target === box) field.focus(); });
    draw();

    return {
        name: line.dataset.people,
        line,
        people: () => [...state.people, ...split(field.value).map(read)],
        show: (blocked) => { state.blocked = new Set(blocked); draw(); },
        set: (people) => { state.people = people; draw(); },
        focus: () => field.focus(),
        takeTyped,
    };
}

function set(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
