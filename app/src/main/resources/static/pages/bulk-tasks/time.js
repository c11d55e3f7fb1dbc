/** Times in the account's zone. */

/** An instant as people there read it: 2026-12-01 10:00:00. */
export function local(instant, zone) {
  return new Date(instant).toLocaleString('sv-SE', {timeZone: zone});
}

/** The instant of a local time such as 2026-12-01T10:00. */
export function instant(wall, zone) {
  const asIfUtc = Date.parse(wall + 'Z');
  const offset = at => Date.parse(local(at, zone).replace(' ', 'T') + 'Z') - at;
  // The offset may be another one there, where clocks change between the two.
  return new Date(asIfUtc - offset(asIfUtc - offset(asIfUtc))).toISOString();
}
