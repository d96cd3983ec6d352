// Templates on the page on which an email is written: chosen in a dialog, put into the text, and taken back.
import { api } from "./page.js";
import { paragraphs } from "./editor.js";
import { reason } from "./upload.js";
import { TemplateChoices } from "./template-choices.js";
import { say } from "./toast.js";

/** Starts it. `parts` are the parts of the page: keeper, boxes, writing, following, regarding, changed. */
export function startTemplates(form, parts) {
    const dialog = document.getElementById("templates");
    const button = form.querySelector("[data-choose-template]");
    const list = new TemplateChoices(dialog, (template) => {
        dialog.close();
        insert(template, form, parts).catch((refusal) => {
            say(`“${template.name}” was not put in. ${reason(refusal)}`, { isDanger: true });
        });
    });
    button.addEventListener("click", () => { dialog.showModal(); list.start(); });
    document.querySelector("[data-checks]").addEventListener("click", (event) => {
        if (event.target.closest("[data-fill-in]")) {
            fillIn(form, parts).catch((refusal) => say(`Nothing was filled in. ${reason(refusal)}`, { isDanger: true }));
        }
    });
    takeFiles(form, parts);
}

const first = (boxes) => boxes.flatMap((box) => box.people()).find((person) => !person.isWrong);

function sender(form) {
    return { name: form.dataset.name || null, address: form.elements.from.value };
}

/** Puts a template in: the subject where there is none yet, the text where the writer is, the files beside. */
async function insert(template, form, parts) {
    const { keeper, boxes, writing } = parts;
    const to = first(boxes);
    const person = to && { to: to.name ? { name: to.name, address: to.address } : { address: to.address } };
    const record = parts.regarding.id();
    const about = record ? { regarding: record } : {};
    const filled = await api("POST", `/templates/${template.id}/preview`, { ...person, ...about, from: sender(form) });
    const before = { subject: form.subject.value, html: writing.html() ?? "", isEmpty: writing.isEmpty(), template: form.elements.template.value };
    const html = filled.html ?? paragraphs(filled.text ?? "");
    if (!writing.keeps(html)) return insertElsewhere(template, filled, form, parts, before);
    if (!before.subject.trim()) form.subject.value = filled.subject;
    if (before.isEmpty) writing.set(html); else writing.insert(html);
    form.elements.template.value = template.id;
    parts.changed("text");
    writing.focus();
    const id = await keeper.needID();
    const { items } = await api("POST", `/emails/${id}/template-files`, { template: template.id });
    parts.changed("people");
    await parts.following.take();
    say(`“${template.name}” is in the text.`, { undo: () => takeOut(template, items, before, form, parts) });
}

async function takeOut(template, files, before, form, parts) {
    form.subject.value = before.subject;
    parts.writing.set(before.isEmpty ? "" : before.html);
    form.elements.template.value = before.template;
    parts.changed("text");
    parts.writing.focus();
    for (const file of files) {
        await api("DELETE", `/emails/${parts.keeper.id}/attachments/${file.id}`).catch(() => null);
    }
    await parts.keeper.save();
    await parts.following.take();
}

/** Markup that this editor would lose is kept as it is, in an email that has no text of its own yet. */
async function insertElsewhere(template, filled, form, { keeper, changed }, before) {
    if (!before.isEmpty) {
        return say(`“${template.name}” has markup that can’t stand beside other text. Begin a new email with it.`, { isDanger: true });
    }
    changed("text");
    const id = await keeper.needID();
    if (!await keeper.save()) return;
    const subject = before.subject.trim() ? before.subject : filled.subject;
    await api("PATCH", `/emails/${id}`, { subject, html: filled.html, text: filled.text, template: template.id });
    await api("POST", `/emails/${id}/template-files`, { template: template.id });
    keeper.isStopped = true;
    keeper.isDirty = false;
    keeper.forget();
    location.assign(`/compose/${id}`);
}

/** Fills in what the text leaves open, now that somebody was chosen. */
async function fillIn(form, parts) {
    const { keeper, writing, boxes } = parts;
    const before = { subject: form.subject.value, html: writing.html() ?? "" };
    if (!await keeper.save()) return;
    const email = await api("PATCH", `/emails/${keeper.id}`, { fields: {}, version: keeper.version });
    keeper.version = email.version;
    put(email.subject, email.html ?? email.text ?? "");
    await parts.following.take();
    const person = first(boxes);
    say(person ? `Filled in for ${person.name || person.address}.` : "Filled in.", {
        undo: async () => { put(before.subject, before.html); parts.changed("text"); await keeper.save(); },
    });

    function put(subject, html) {
        form.subject.value = subject;
        writing.set(html);
    }
}

/** An email that was begun from a template's page takes its files as soon as it is there. */
async function takeFiles(form, { keeper, following, changed }) {
    const template = form.elements.templateFiles?.value;
    if (!template) return;
    changed("text");
    try {
        const id = await keeper.needID();
        await api("POST", `/emails/${id}/template-files`, { template });
        form.elements.templateFiles.value = "";
        await following.take();
    } catch (refusal) {
        say(`The template’s files are missing. ${reason(refusal)}`, { isDanger: true });
    }
}
