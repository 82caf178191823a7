// A screen for whom has no pointer and perhaps no eyes: the key Tab alone.
import { equal, load_axe } from './harness.mjs';

/** Places at which Tab may stop besides the controls: the parts of a date, boxes that scroll. */
const kOtherStopsMax = 60;

/** Tab goes through the screen as it is read, from its first control to its last without leaving one out, and each has a name. */
export async function in_order(page, what) {
  await load_axe(page);
  const count = await page.evaluate(() => {
    const radios = Array.from(document.querySelectorAll('input[type="radio"]'));
    /** Of those of which one can be chosen Tab stops at one: the arrows go on. */
    const stands_for_its_group = (one) => {
      const group = radios.filter((other) => other.name === one.name && other.form === one.form);
      return one === (group.find((other) => other.checked) ?? group[0]);
    };
    globalThis.stops = Array.from(document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')).filter(
      (one) =>
        one.tabIndex >= 0 &&
        !one.matches(':disabled') &&
        !one.closest('[inert]') &&
        one.checkVisibility({ visibilityProperty: true }) &&
        (one.type !== 'radio' || stands_for_its_group(one)),
    );
    if (!globalThis.reached) addEventListener('focusin', ({ target }) => globalThis.reached.push(target));
    globalThis.reached = [];
    globalThis.stops[0].focus();
    return globalThis.stops.length;
  });
  const is_through = () => page.evaluate(() => globalThis.reached.at(-1) === globalThis.stops.at(-1));
  for (let pressed = 0; pressed < count + kOtherStopsMax && !(await is_through()); pressed += 1) await page.keyboard.press('Tab');
  const [wanted, got, nameless] = await page.evaluate(() => {
    const { axe, stops, reached } = globalThis;
    axe.teardown();
    axe.setup(document.documentElement);
    const name = (one) => axe.commons.text.accessibleText(one).trim();
    const shown = (one) => `${one.tagName} ${name(one)}`;
    const told = [
      stops.map(shown),
      reached.filter((one, i) => stops.includes(one) && one !== reached[i - 1]).map(shown),
      stops.filter((one) => !name(one)).map((one) => one.outerHTML.slice(0, 120)),
    ];
    axe.teardown();
    // The next screen begins at its top.
    scrollTo(0, 0);
    return told;
  });
  equal(got, wanted, `where Tab stops on ${what}`);
  equal(nameless, [], `without a name on ${what}`);
}
