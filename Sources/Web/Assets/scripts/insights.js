// Draws the table of what was sent and what became of it. Where the library is missing the table stands for itself.
import { libraries } from "./page.js";

export async function startInsights() {
    const canvas = document.querySelector("[data-chart]");
    const table = document.getElementById(canvas.dataset.chart);
    try {
        await import(`${libraries}/chart.js`);
    } catch {
        table.closest("details").open = true;
        return;
    }
    canvas.parentElement.hidden = false;
    let chart = drawn(canvas, table);
    const again = () => { chart.destroy(); chart = drawn(canvas, table); };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
    new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

/** A colour of the page as it is in the theme of now. */
function colour(name) {
    const probe = document.createElement("span");
    // Bars let the lines before them stand out.
    probe.style.color = name === "bars" ? "color-mix(in srgb, var(--accent) 55%, transparent)" : `var(--${name})`;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
}

function drawn(canvas, table) {
    const rows = [...table.tBodies[0].rows];
    const column = (place) => rows.map((row) => Number(row.cells[place].textContent));
    const [line, soft, bars, person, unsure] = ["line", "soft", "bars", "person", "unsure"].map(colour);
    const small = { family: getComputedStyle(document.body).fontFamily, size: 12 };
    const drawnLine = (label, place, tone, dash) => ({
        type: "line", label, data: column(place), borderColor: tone, backgroundColor: tone, borderWidth: 2, borderDash: dash,
        pointRadius: rows.length > 40 ? 0 : 2, tension: 0.25,
    });
    return new globalThis.Chart(canvas, {
        data: {
            labels: rows.map((row) => row.cells[0].textContent),
            datasets: [
                drawnLine("Answered", 3, unsure, [5, 4]),
                drawnLine("Opened", 2, person, []),
                { type: "bar", label: "Sent", data: column(1), backgroundColor: bars, borderRadius: 3, maxBarThickness: 26 },
            ],
        },
        options: {
            animation: false, maintainAspectRatio: false, interaction: { mode: "index", intersect: false },
            plugins: { legend: { position: "bottom", reverse: true, labels: { color: soft, font: small, boxWidth: 14 } } },
            scales: {
                x: { grid: { display: false }, ticks: { color: soft, font: small, maxRotation: 0, autoSkipPadding: 16 } },
                y: { beginAtZero: true, grid: { color: line, borderColor: line }, ticks: { color: soft, font: small, precision: 0 } },
            },
        },
    });
}
