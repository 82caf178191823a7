// Somebody who does not exist: words and numbers that occur nowhere else, so that finding one is finding a leak.
// The NIK is of Panggul, born on 17 June 1971; both numbers are made up.
export const person = {
  first_name: 'Qwartiyem',
  last_name: 'Zubhandoko',
  name: 'Qwartiyem Zubhandoko',
  nik: '3503011706719482',
  kk: '3503012304158267',
  phone: '081938475620',
  email: 'jrengkolip@vroomsari.example',
  hamlet: 'Jrengkoliput',
  street: 'Gang Mbudhengan',
  receiver: 'Xanthiwulan',
};

/** What must be found nowhere. A phone is stored without its leading 0 or 62. */
export const planted = {
  'first name': person.first_name,
  'last name': person.last_name,
  NIK: person.nik,
  'family card number': person.kk,
  phone: person.phone.slice(1),
  'e-mail': 'jrengkolip',
  hamlet: person.hamlet,
  street: 'Mbudhengan',
  'receiver': person.receiver,
};
