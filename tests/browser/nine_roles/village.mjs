// What the registrar does with a bag and at the door.

/** Seal first, then what is in it, one code after another. */
export async function receives(registrar, bag, seal, documents, picture) {
  const { page } = registrar;
  await registrar.open('/desa');
  await page.getByRole('link', { name: /1 tiba, belum dibuka/ }).click();
  await page.getByText(bag).click();
  await registrar.sees('Cocokkan segel');
  await registrar.types('Nomor segel', seal.toLowerCase());
  await registrar.sees(`Segel cocok: ${seal}`);
  for (const [n, code] of documents.entries()) {
    await registrar.types('Kode dokumen', code);
    await registrar.sees(`Periksa isi: ${n + 1} dari ${documents.length}`);
  }
  await registrar.sees(`Segel cocok, ${documents.length} isi lengkap.`);
  await picture(page, 'sembilan-terima');
  await registrar.presses(/^Terima tas$/);
}

/** One document at a time, since each has its own receiver: who (told already of `only` one), how known, the old card, the proof. */
export async function hands_over(registrar, kind, { only, receiver, known, activation, old, others }, picture) {
  const { page } = registrar;
  await page.getByRole('link', { name: new RegExp(kind) }).click();
  if (others.length) {
    const some = page.getByRole('button', { name: 'Serahkan sebagian' });
    const which = page.getByRole('checkbox', { name: new RegExp(kind) }).first();
    await some.or(which).first().waitFor();
    // Where nobody may receive them all the screen asks which by itself, once it has read who may.
    await some.click({ timeout: 3000 }).catch(() => undefined);
    await which.waitFor();
  }
  for (const other of others) {
    const box = page.getByRole('checkbox', { name: new RegExp(`^${other}`) });
    if (await box.isChecked()) await box.uncheck();
  }
  if (only) await registrar.says(new RegExp(`^Yang menerima: ${only}`));
  else await registrar.chooses('radio', receiver);
  await registrar.chooses('radio', known);
  if (activation) await registrar.says(new RegExp(`^Bukti kenal: ${known}\\. ${activation}`));
  if (old) {
    await registrar.sees('Langkah 3 kurang: Tarik dokumen lama.');
    await picture(page, 'sembilan-serahkan-lama');
    await registrar.chooses('checkbox', old);
  }
  await registrar.chooses('radio', 'Tanda tangan di buku serah terima');
  await registrar.sees(/^1 dokumen untuk/);
  await picture(page, `sembilan-serahkan-${kind}`);
  await registrar.presses('Selesai');
}
