import {
  employabiliteMaintenue,
  estIssue,
  groupeIssue,
  GROUPES_ISSUE,
  ISSUES,
  ISSUES_ACCOMPAGNEMENT,
  suivisApresCloture,
} from './issue.js';

it('compte 18 issues, réparties en quatre groupes', () => {
  const parGroupe = GROUPES_ISSUE.map(
    (groupe) => ISSUES_ACCOMPAGNEMENT.filter((issue) => groupeIssue(issue) === groupe).length,
  );
  expect(parGroupe).toEqual([5, 2, 5, 6]);
});

it.each(ISSUES_ACCOMPAGNEMENT)('%s : libellé et employabilité', (issue) => {
  expect(ISSUES[issue].libelle).not.toBe('');
  expect(employabiliteMaintenue(issue)).toBe(['EMPLOI', 'MARCHE_TRAVAIL'].includes(ISSUES[issue].groupe));
  expect(estIssue(issue)).toBe(true);
});

it('prévoit deux suivis, aucun après un décès', () => {
  expect(suivisApresCloture('FORMATION', '2026-08-31').map(({ echeance }) => echeance)).toEqual([
    '2027-02-28',
    '2027-08-31',
  ]);
  expect(suivisApresCloture('DECES', '2026-08-31')).toEqual([]);
});

it.each(['', 'constructor', '__proto__', 'formation'])('%p n’est pas une issue', (code) => {
  expect(estIssue(code)).toBe(false);
});
