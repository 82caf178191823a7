// What the server tells whoever looks after accounts, devices and late acts: answers by path, for the mock.
const total = (list, disabled) => list.filter((one) => one.disabled === disabled).length;

/** Accounts by standing and one by one, and the devices of each. */
export function of_accounts(accounts, devices = []) {
  const counts = { active: total(accounts, false), disabled: total(accounts, true) };
  const of = (account) => devices.filter((one) => one.account === account.id);
  const listed = (disabled) => ({
    items: accounts.filter((one) => one.disabled === disabled).map((one) => ({ ...one, devices: of(one).filter((device) => !device.revoked).length })),
    counts,
  });
  return {
    '/accounts?state=active': listed(false),
    '/accounts?state=disabled': listed(true),
    ...Object.fromEntries(accounts.map((one) => [`/accounts/${one.id}`, one])),
    ...Object.fromEntries(accounts.map((one) => [`/devices?account=${one.id}`, { items: of(one) }])),
  };
}

/** The late acts that wait, in the list and one by one. */
export const of_late_acts = (acts) => ({
  '/late-acts': { items: acts, counts: { waiting: acts.length } },
  ...Object.fromEntries(acts.map((one) => [`/late-acts/${one.id}`, one])),
});
