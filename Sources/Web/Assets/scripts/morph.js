// Turns one piece of page into a newer one with as few changes as possible, so that focus, places and opened
// details stay. Children that carry `data-key` are the same thing wherever they stand.

const kept = new Set(["open", "aria-expanded"]);

/** Makes `from` look like `to`; answers the elements with a key that are new. What a script keeps true by itself stays. */
export function morph(from, to, fresh = []) {
    if (from.hasAttribute("data-kept")) return fresh;
    attributes(from, to);
    children(from, to, fresh);
    return fresh;
}

function attributes(from, to) {
    for (const { name, value } of to.attributes) {
        if (from.getAttribute(name) !== value && !kept.has(name)) from.setAttribute(name, value);
    }
    for (const { name } of [...from.attributes]) {
        if (!to.hasAttribute(name) && !kept.has(name) && name !== "class") from.removeAttribute(name);
    }
    if (!to.hasAttribute("class")) from.removeAttribute("class");
}

function children(from, to, fresh) {
    const keyed = new Map();
    for (const child of from.children) {
        if (child.dataset?.key) keyed.set(child.dataset.key, child);
    }
    let place = from.firstChild;
    for (const wanted of [...to.childNodes]) {
        const key = wanted.dataset?.key;
        const same = key ? keyed.get(key) : (place && !place.dataset?.key && isAlike(place, wanted) ? place : null);
        if (same) {
            keyed.delete(key);
            if (same === place) place = place.nextSibling; else from.insertBefore(same, place);
            if (same.nodeType === Node.TEXT_NODE) {
                if (same.data !== wanted.data) same.data = wanted.data;
            } else if (!same.isEqualNode(wanted)) {
                morph(same, wanted, fresh);
            }
        } else {
            const copy = document.importNode(wanted, true);
            from.insertBefore(copy, place);
            if (key) fresh.push(copy);
        }
    }
    while (place) {
        const next = place.nextSibling;
        place.remove();
        place = next;
    }
}

function isAlike(one, other) {
    return one.nodeType === other.nodeType && one.nodeName === other.nodeName && !other.dataset?.key;
}
