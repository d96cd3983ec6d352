// The dialog in which a template is chosen: found by search, best first where nothing is searched.
import { api, icon, made } from "./page.js";

const wait = 120;
const place = "inkling-template-aim";
// What is counted for each aim.
const trials = { opens: ["email", "emails"], replies: ["email", "emails"], sales: ["opportunity", "opportunities"] };
const stars = { opens: "Best for opens", replies: "Best for answers", sales: "Best for sales" };

/** An ARIA listbox that the search field commands; `choose(template)` hears what was chosen. */
export class TemplateChoices {
    constructor(dialog, choose) {
        Object.assign(this, { dialog, choose, found: [], ranks: new Map(), at: 0, latest: 0, timer: 0 });
        this.field = dialog.querySelector("input");
        this.aim = dialog.querySelector("[data-aim]");
        this.options = dialog.querySelector("[role=listbox]");
        this.empty = dialog.querySelector("[data-empty]");
        if (localStorage.getItem(place) in trials) this.aim.value = localStorage.getItem(place);
        this.aim.addEventListener("change", () => {
            localStorage.setItem(place, this.aim.value);
            this.ask();
        });
        this.field.addEventListener("input", () => {
            clearTimeout(this.timer);
            this.timer = setTimeout(() => this.ask(), wait);
        });
        this.field.addEventListener("keydown", (event) => this.press(event));
    }

    start() {
        this.field.focus();
        this.field.select();
        this.ranks.clear();
        this.ask();
    }

    async ask() {
        const number = ++this.latest, text = this.field.value.trim(), aim = this.aim.value;
        if (!this.ranks.has(aim)) this.ranks.set(aim, ranked(aim));
        const [found, ranks] = await Promise.all([templates(text).catch(() => null), this.ranks.get(aim)]);
        if (number !== this.latest) return;
        if (!text) found?.sort((one, other) => rankOf(one, ranks) - rankOf(other, ranks));
        this.show(found ?? [], ranks, aim, found === null);
    }

    show(found, ranks, aim, isLost) {
        this.found = found;
        this.options.replaceChildren(...found.map((template, index) => this.option(template, index, ranks.get(template.id), aim)));
        this.empty.hidden = found.length > 0;
        this.empty.textContent = isLost ? "The server can’t be reached. Nothing is lost; try again in a moment."
            : this.field.value.trim() ? "No template has that in its name or subject." : "There are no templates yet.";
        this.point(0);
    }

    option(template, index, rank, aim) {
        const option = made(
            "li", { role: "option", id: `template-option-${index}`, "aria-selected": "false" },
            made("span", { class: "title" }, template.name),
            made("span", { class: "chip machine" }, icon(template.shared ? "people" : "own"), template.shared ? "Shared" : "Yours"),
            ...(rank?.recommended ? [made("span", { class: "sub stars" }, made("span", { class: "chip person" }, icon("star"), stars[aim]))] : []),
            made("span", { class: "sub" }, template.subject || "(no subject)"),
            made("span", { class: "sub figures" }, figures(template.figures)),
            ...(rank ? [made("span", { class: "sub rank" }, belief(rank, aim))] : []));
        option.addEventListener("click", () => this.choose(template));
        return option;
    }

    point(index) {
        this.at = index;
        [...this.options.children].forEach((option, other) => option.setAttribute("aria-selected", String(other === index)));
        const option = this.options.children[index];
        if (option) {
            this.field.setAttribute("aria-activedescendant", option.id);
            option.scrollIntoView({ block: "nearest" });
        } else {
            this.field.removeAttribute("aria-activedescendant");
        }
    }

    press(event) {
        const count = this.found.length;
        if (event.key === "ArrowDown" && count) this.point((this.at + 1) % count);
        else if (event.key === "ArrowUp" && count) this.point((this.at - 1 + count) % count);
        else if (event.key === "Enter") { if (count) this.choose(this.found[this.at]); }
        else return;
        event.preventDefault();
    }
}

/** What is found for a text; all there are for none, as many as are ranked. */
async function templates(text) {
    const found = [];
    for (let after = null; found.length < 500;) {
        const query = new URLSearchParams({ limit: "100", text, ...(after ? { after } : {}) });
        const answer = await api("GET", `/templates?${query}`);
        found.push(...answer.items);
        after = answer.next;
        if (!after || text) break;
    }
    return found;
}

/** What is believed of each template for an aim, best first; nothing where the server does not say. */
async function ranked(aim) {
    const answer = await api("GET", `/templates/ranking?aim=${aim}`).catch(() => null);
    return new Map((answer?.items ?? []).map((item, index) => [item.template, { ...item, index }]));
}

const rankOf = (template, ranks) => ranks.get(template.id)?.index ?? ranks.size;

function figures({ sent, followed, opened, replied }) {
    const parts = [sent ? `${sent} sent` : "Not sent yet"];
    if (followed) parts.push(`${percent(opened.rate)} opened`);
    if (sent) parts.push(`${percent(replied.rate)} answered`);
    return parts.join(" · ");
}

/** Of how much it is drawn, how likely it is the best, and why it is recommended or not. */
function belief({ sends, enoughData, probabilityBest, reason, warning }, aim) {
    const counted = `${sends} ${trials[aim][sends === 1 ? 0 : 1]}`;
    const parts = enoughData ? [counted, `best with ${percent(probabilityBest)} probability`] : [counted];
    return [`${parts.join(", ")}.`, reason, ...(warning ? [warning] : [])].join(" ");
}

/** What is not quite nothing or all is never rounded to it. */
function percent(share) {
    const rounded = Math.round(share * 100);
    return `${share === 0 || share === 1 ? rounded : Math.min(99, Math.max(1, rounded))}\u00a0%`;
}
