import { FONCTIONS, peutPlanifier, type Fonction } from '@pdp/domain';
import { ACTES, actesDe, peutActe, type Acte } from './actes.js';
import { peutVoirMenu, RUBRIQUES, type Rubrique } from './menus.js';
import { reglesDe } from './regles.js';

const actes = Object.keys(ACTES) as Acte[];

it.each(actes)('%s : au moins une fonction, sans doublon, libellé en clair', (acte) => {
  const fonctions: readonly Fonction[] = ACTES[acte].fonctions;
  expect(fonctions.length).toBeGreaterThan(0);
  expect(new Set(fonctions).size).toBe(fonctions.length);
  expect(fonctions.every((fonction) => FONCTIONS.includes(fonction))).toBe(true);
  expect(ACTES[acte].libelle).toMatch(/^\p{Lu}/u);
});

it.each(FONCTIONS)('%s : a des actes et un menu', (fonction) => {
  expect(actesDe(fonction).length).toBeGreaterThan(1);
  expect(
    (Object.keys(RUBRIQUES) as Rubrique[]).filter((rubrique) => peutVoirMenu(fonction, rubrique)),
  ).toMatchSnapshot();
});

it('les actes par fonction', () => {
  expect(Object.fromEntries(actes.map((acte) => [acte, ACTES[acte].fonctions]))).toMatchSnapshot();
});

/** Actes qui écrivent une catégorie : qui les fait doit pouvoir l'écrire, au moins en partie. */
const ECRITURES: readonly (readonly [Acte, string])[] = [
  ['consentement.recueillir', 'consentements'],
  ['consentement.retirer', 'consentements'],
  ['livret.publier', 'livret'],
  ['tache.creer', 'taches'],
  ['visite.realiser', 'capacites'],
  ['revue.planifier', 'revueAgenda'],
];

// L'équipe technique ne planifie que ses propres séances : l'ordre du jour des revues, elle le lit (domain.md 1.5).
it.each(ECRITURES)('%s suppose un droit d’écriture sur %s', (acte, categorie) => {
  for (const fonction of ACTES[acte].fonctions.filter((f) => acte !== 'revue.planifier' || peutPlanifier(f, 'REVUE'))) {
    const ecrit = reglesDe(fonction).some((r) => r.subject === categorie && r.action.startsWith('ecrire'));
    expect([fonction, ecrit]).toEqual([fonction, true]);
  }
});

it('les statistiques suivent la ligne A de la matrice', () => {
  const comptent = FONCTIONS.filter((f) => reglesDe(f).some((r) => r.subject === 'statistiques'));
  expect(FONCTIONS.filter((fonction) => peutActe(fonction, 'pilotage.lire'))).toEqual(comptent);
});

it('ni l’employeur ni le Service social ne demandent la visite ; l’assuré et les médecins, oui (R.4624-29 CT)', () => {
  expect([...ACTES['visite.demander'].fonctions].sort()).toEqual(
    ['ASSURE', 'MANDATAIRE', 'MEDECIN_CONSEIL', 'MEDECIN_TRAITANT', 'MEDECIN_TRAVAIL'].sort(),
  );
});

it('l’administrateur n’entreprend rien sur un dossier', () => {
  expect(actesDe('ADMINISTRATEUR')).toEqual([
    'lieu.lire',
    'lieu.gerer',
    'notification.lire',
    'envoi.superviser',
    'annuaire.lire',
    'suppleance.designer',
    'habilitation.gerer',
    'regle.gerer',
    'droits.tester',
    'journal.lire',
  ]);
});
