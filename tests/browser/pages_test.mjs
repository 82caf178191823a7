// A list longer than one page: what follows is read when it is asked for.
import { document } from './custody_answers.mjs';
import { equal, kNoWorker, no_troubles, open_browser, polls_by_hand, show, test, until, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in } from './people.mjs';

test('the next page comes when it is asked for, and every row once', async (end) => {
  const mock = await start_mock();
  end(mock.close);
  const rows = (from, to) => Array.from({ length: to - from }, (_, i) => document(`k${from + i}`, '', `d${from + i}`, 'KTP-el', `Orang ${from + i}`));
  mock.reads.set('/documents', { items: rows(0, 100), next: '100' });
  mock.reads.set('/documents?state=astray&village=35.03.02.2001', { items: [] });
  const context = await open_browser(undefined, kNoWorker);
  end(() => context.close());
  await polls_by_hand(context);
  const page = await visit(context, `${mock.url}/masuk`);
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

test('of two readings under way the later one stands, whichever answer comes last', async (end) => {
  const mock = await start_mock();
  end(mock.close);
  const list = (name) => ({ items: [document('k1', '', 'd1', 'KTP-el', name)] });
  mock.reads.set('/documents', list('Yang pertama'));
  const context = await open_browser(undefined, kNoWorker);
  end(() => context.close());
  const poll = await polls_by_hand(context);
  const page = await visit(context, `${mock.url}/masuk`);
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.getByRole('link', { name: /^Serahkan/ }).click();
  await page.getByText('Yang pertama').waitFor();
  const held = [];
  await page.route(/documents\?state=at_village/, (route) => void held.push(route));
  for (const n of [1, 2]) {
    await poll(page);
    await until(() => held.length === n, 'the list to be read again');
  }
  await held[1].fulfill({ json: list('Yang terbaru') });
  await page.getByText('Yang terbaru').waitFor();
  const late = page.waitForResponse(/documents\?state=at_village/);
  await held[0].fulfill({ json: list('Yang lama') });
  await (await late).finished();
  await page.waitForTimeout(500);
  equal(await page.getByText('Yang terbaru').count(), 1, 'the later reading');
  no_troubles(page);
});
