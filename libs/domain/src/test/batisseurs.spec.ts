import { lireNir } from '../assure/nir.js';
import { lireSiret } from '../assure/siret.js';
import { estActif } from '../consentement/consentement.js';
import { CATEGORIES_FICHE } from '../dossier/categories.js';
import { lireCategorie } from '../dossier/fiche.js';
import { estUuid } from '../noyau/ids.js';
import { lireSaisieSignalement } from '../signalement/emettre-signalement.js';
import { ETATS_SIGNALEMENT, estSignalementClos } from '../signalement/signalement.js';
import { creerAlea } from './alea.js';
import { uneHorloge } from './horloge-fixe.js';
import { nirSynthetique, siretSynthetique, unId } from './identifiants.js';
import { unAssure, uneSaisieSignalement } from './un-assure.js';
import { retire, unConsentement } from './un-consentement.js';
import { unDossier } from './un-dossier.js';
import { temoin, uneFiche } from './une-fiche.js';
import { unSignalement } from './un-signalement.js';

const RANGS = Array.from({ length: 30_000 }, (_, rang) => rang);

it('fabrique des NIR et des SIRET justes et tous différents', () => {
  const nirs = RANGS.map((rang) => nirSynthetique(rang));
  expect(new Set(nirs).size).toBe(nirs.length);
  expect(nirs.filter((nir) => !lireNir(nir).ok)).toEqual([]);
  const sirets = RANGS.map(siretSynthetique);
  expect(new Set(sirets).size).toBe(sirets.length);
  expect(sirets.filter((siret) => !lireSiret(siret).ok)).toEqual([]);
});

it('fabrique des identifiants fixes et différents', () => {
  const ids = RANGS.slice(0, 2000).map(unId);
  expect(ids.every(estUuid)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(unId(7)).toBe(unId(7));
});

it.each(CATEGORIES_FICHE)('la fiche d’essai est valable : %s', (categorie) => {
  for (let rang = 0; rang < 120; rang += 1) {
    const contenu = uneFiche(rang)[categorie];
    expect(lireCategorie(categorie, contenu, { aujourdhui: '2026-11-22' })).toEqual({ ok: true, valeur: contenu });
  }
});

it('chaque témoin n’apparaît que dans sa catégorie', () => {
  const fiche = uneFiche(1);
  for (const categorie of ['coordonnees', 'capacites', 'social', 'finances', 'emploi', 'projet'] as const)
    expect(CATEGORIES_FICHE.filter((autre) => JSON.stringify(fiche[autre]).includes(temoin(categorie)))).toEqual([
      categorie,
    ]);
});

it('la saisie de signalement est valable', () => {
  for (let rang = 0; rang < 120; rang += 1) {
    const saisie = uneSaisieSignalement(rang);
    expect(lireSaisieSignalement(saisie, '2026-11-22')).toEqual({ ok: true, valeur: saisie });
    expect(saisie.assure.nir).toBe(unAssure(rang).nir);
  }
});

it.each(ETATS_SIGNALEMENT)('un signalement %s est cohérent', (etat) => {
  const signalement = unSignalement(etat);
  expect(signalement.closLe !== null).toBe(estSignalementClos(etat));
  expect(signalement.tentatives.length).toBe(
    { CLOS_INJOIGNABLE: 3, OFFRE_PROPOSEE: 1, ACCEPTE: 1, CLOS_DECLINE: 1 }[etat as 'ACCEPTE'] ?? 0,
  );
});

it('bâtit un dossier sans jamais modifier le précédent', () => {
  const base = unDossier(3);
  const complet = base
    .avecReferent()
    .avecConsentement()
    .avecConsentementPartenaire('SPST', ['emploi'])
    .avecCategorie('emploi', { poste: 'Caissière' });
  expect(base.construire()).toMatchObject({
    numero: '56-2026-0003',
    etat: 'OUVERT_SANS_PARTAGE',
    referentId: null,
    consentements: [],
  });
  expect(complet.construire()).toMatchObject({
    etat: 'EN_EVALUATION',
    referentId: unId(2),
    fiche: { emploi: { poste: 'Caissière', statutEmploi: 'CDI' } },
  });
  expect(complet.construire().consentements.map(({ portee }) => portee)).toEqual(['ASSURANCE_MALADIE', 'PARTENAIRE']);
  expect(complet.aEtat('CLOS').avecConsentement().construire().etat).toBe('CLOS');
});

it('un accord retiré ne vaut plus', () => {
  const avant = new Date('2026-11-02T08:59:59Z');
  const apres = new Date('2026-11-02T09:00:00Z');
  expect([estActif(retire(unConsentement()), avant), estActif(retire(unConsentement()), apres)]).toEqual([true, false]);
});

it('l’horloge d’essai n’avance que sur ordre, l’aléa se répète', () => {
  const horloge = uneHorloge();
  horloge.avancer(1500);
  expect(horloge.maintenant().toISOString()).toBe('2026-11-22T10:00:01.500Z');
  const [a, b] = [creerAlea(42), creerAlea(42)];
  expect(Array.from({ length: 50 }, () => a.entier(1, 6))).toEqual(Array.from({ length: 50 }, () => b.entier(1, 6)));
  expect(() => a.parmi([])).toThrow(RangeError);
});
