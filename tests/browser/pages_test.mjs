// A list longer than one page: what follows is read when it is asked for.
import { document } from './custody_answers.mjs';
import { equal, no_troubles, open_browser, show, test, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in } from './people.mjs';

test('the next page comes when it is asked for, and every row once', async (end) => {
  const mock = await start_mock();
  end(mock.close);
  const rows = (from, to) => Array.from({ length: to - from }, (_, i) => document(`k${from + i}`, '', `d${from + i}`, 'KTP-el', `Orang ${from + i}`));
  mock.reads.set('/documents', { items: rows(0, 100), next: '100' });
  const context = await open_browser();
  end(() => context.close());
  const page = await visit(context, mock.url);
  let asked = 0;
  await page.route(/documents\?.*cursor=100/, (route) => ((asked += 1), route.fulfill({ json: { items: rows(100, 130) } })));
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.getByRole('link', { name: /^Serahkan/ }).click();
  await page.getByText('Orang 99', { exact: true }).waitFor();
  equal(await page.getByText('Orang 100', { exact: true }).count(), 0, 'a row of the second page');
  const more = page.getByRole('button', { name: 'Muat lagi' });
  await more.scrollIntoViewIfNeeded();
  await show(page, 'muat-lagi');
  await more.click();
  await page.getByText('Orang 129', { exact: true }).waitFor();
  equal([await page.getByText(/^Orang \d+$/).count(), await more.count()], [130, 0], 'rows and button');
  await page.waitForTimeout(3000);
  equal(asked, 1, 'times that the second page was asked for');
  no_troubles(page);
});
