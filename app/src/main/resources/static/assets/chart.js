// <signet-chart data-library="…/echarts.common.min.js">: draws the lines of the table within it. The table is the same for those who do not see
// lines, and for copying: data-table switches between both. The first column names the points, every other is a series of data-value, in the
// colour of its place or of data-series. data-stacked: bars upon each other instead; data-across: these lie, the
// first at the top.

const LINES = ["solid", "dashed", "dotted", [8, 3, 2, 3]];
const MARKS = ["circle", "rect", "triangle", "diamond"];

const libraries = new Map();
const library = address => {
  if (!libraries.has(address)) {
    libraries.set(address, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => resolve(window.echarts);
      script.onerror = reject;
      document.head.append(script);
    }));
  }
  return libraries.get(address);
};

class SignetChart extends HTMLElement {
  async connectedCallback() {
    this.table = this.querySelector("table");
    this.area = document.createElement("div");
    this.area.className = "lines";
    this.area.setAttribute("aria-hidden", "true");
    const echarts = await library(this.dataset.library);
    if (!this.isConnected) {
      return;
    }
    this.append(this.area);
    if (this.hasAttribute("data-across")) {
      this.area.style.height = `${Math.max(120, 48 + 32 * this.table.tBodies[0].rows.length)}px`;
    }
    this.show(false);
    this.chart = echarts.init(this.area, null, { renderer: "canvas" });
    this.draw();
    this.sizes = new ResizeObserver(() => this.chart.resize());
    this.sizes.observe(this.area);
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.redraw = () => this.draw();
    this.dark.addEventListener("change", this.redraw);
    this.button = document.querySelector(`[data-table="${this.id}"]`);
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.show(this.table.parentElement.hidden));
  }

  disconnectedCallback() {
    this.sizes?.disconnect();
    this.dark?.removeEventListener("change", this.redraw);
    this.chart?.dispose();
    this.area?.remove();
  }

  show(table) {
    this.table.parentElement.hidden = !table;
    this.area.hidden = table;
    this.button ??= document.querySelector(`[data-table="${this.id}"]`);
    this.button.setAttribute("aria-pressed", table);
    if (!table) {
      this.chart?.resize();
    }
  }

  draw() {
    const style = getComputedStyle(this);
    const colour = name => style.getPropertyValue(name).trim();
    const font = style.fontFamily;
    const heads = [...this.table.tHead.rows[0].cells].slice(1);
    const rows = [...this.table.tBodies[0].rows];
    const stacked = this.hasAttribute("data-stacked");
    const across = this.hasAttribute("data-across");
    const quiet = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const names = {
      type: "category", data: rows.map(row => row.cells[0].textContent.trim()), boundaryGap: stacked || rows.length === 1, inverse: across,
      axisLine: { lineStyle: { color: colour("--line-strong") } }, axisTick: { show: false },
      axisLabel: { color: colour("--text-2"), fontFamily: font, hideOverlap: !across, width: across ? 160 : undefined, overflow: "truncate" },
    };
    const counts = {
      type: "value", minInterval: 1, splitLine: { lineStyle: { color: colour("--line") } },
      axisLabel: { color: colour("--text-2"), fontFamily: font, hideOverlap: across, formatter: value => value.toLocaleString("en-US") },
    };
    this.chart.setOption({
      animation: !quiet,
      animationDuration: 150,
      textStyle: { fontFamily: font },
      color: heads.map((head, n) => colour(`--series-${head.dataset.series ?? n + 1}`)),
      grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
      // Rich text, for the policy lets no style attribute in.
      tooltip: {
        trigger: "axis", renderMode: "richText", backgroundColor: colour("--raised"), borderColor: colour("--line"),
        textStyle: { color: colour("--text"), fontFamily: font }, valueFormatter: value => value.toLocaleString("en-US"),
      },
      xAxis: across ? counts : names,
      yAxis: across ? names : counts,
      series: heads.map((head, n) => ({
        name: head.textContent.trim(), type: stacked ? "bar" : "line", stack: stacked ? "all" : undefined, barMaxWidth: 32, data: rows.map(row => Number(row.cells[n + 1].dataset.value)),
        lineStyle: { width: 2, type: LINES[n % LINES.length] }, symbol: MARKS[n % MARKS.length], symbolSize: 6, showSymbol: rows.length <= 31,
      })),
    }, true);
  }
}

customElements.define("signet-chart", SignetChart);
