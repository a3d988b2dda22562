// Draws each <figure class="chart"> of a page: what ECharts is to show stands in its <script type="application/json">, as
// ECharts' own options. A colour is named there as on the page, "var(--red)"; a point with an href is a link. Times are
// shown as they are given, as the wall clock's of UTC, whatever the browser's zone: who gives them has chosen the zone.

const style = getComputedStyle(document.documentElement);
const colour = name => style.getPropertyValue(name).trim();
const drawn = new Map();

/** The options with the colours that the page has now. */
function coloured(value) {
    if (typeof value === 'string') {
        return value.replace(/^var\((--[\w-]+)\)$/, (_, name) => colour(name));
    }
    if (Array.isArray(value)) {
        return value.map(coloured);
    }
    return value && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([key, of]) => [key, coloured(of)]))
        : value;
}

function theme() {
    const axis = {
        axisLine: {lineStyle: {color: colour('--rule')}},
        axisTick: {lineStyle: {color: colour('--rule')}},
        axisLabel: {color: colour('--faint'), hideOverlap: true},
        nameTextStyle: {color: colour('--faint')},
        splitLine: {lineStyle: {color: colour('--rule')}},
    };
    return {
        color: ['--accent', '--amber', '--red', '--plain', '--green'].map(colour),
        backgroundColor: 'transparent',
        textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: colour('--ink')},
        legend: {textStyle: {color: colour('--ink')}, inactiveColor: colour('--faint')},
        categoryAxis: axis,
        valueAxis: axis,
        timeAxis: axis,
        logAxis: axis,
        tooltip: {
            backgroundColor: colour('--raised'),
            borderColor: colour('--rule'),
            textStyle: {color: colour('--ink')},
        },
    };
}

function draw(figure) {
    drawn.get(figure)?.dispose();
    const options = coloured(JSON.parse(figure.querySelector('script[type="application/json"]').textContent));
    const chart = echarts.init(figure.querySelector('.canvas'), theme(), {renderer: 'canvas'});
    chart.setOption({
        animation: false,
        useUTC: true,
        ...options,
        // its tooltips made of elements carry styles that the page's policy forbids
        tooltip: {confine: true, ...options.tooltip, renderMode: 'richText'},
    });
    chart.on('click', at => at.data?.href && location.assign(at.data.href));
    drawn.set(figure, chart);
}

const sizes = new ResizeObserver(entries => entries.forEach(entry => drawn.get(entry.target)?.resize()));

for (const figure of document.querySelectorAll('figure.chart')) {
    const canvas = document.createElement('div');
    canvas.className = 'canvas';
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', figure.querySelector('figcaption').textContent);
    figure.append(canvas);
    draw(figure);
    sizes.observe(figure);
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawn.forEach((_, figure) => draw(figure)));
