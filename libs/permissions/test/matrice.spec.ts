import { CATEGORIES, COLONNE_DE_FONCTION, FONCTIONS, type CategorieDonnee, type Fonction } from '@pdp/domain';
import { calculerFaits } from '../src/calculer-faits.js';
import type { FaitsElement } from '../src/faits.js';
import { porteeDe } from '../src/peut.js';
import { PORTEES, type Portee } from '../src/cellules.js';
import type { ActionDonnee, Sujet } from '../src/sujet.js';
import { attendu, lireReference, type Demande, type Situation } from './oracle.js';
import { donneesDe, sujetDe } from './situations.js';

const reference = lireReference();

const LIENS: readonly Situation['lien'][] = ['aucun', 'service', 'agent', 'revue', 'termine'];
const ACCORDS: readonly Pick<Situation, 'partage' | 'accord'>[] = [
  { partage: 'absent', accord: 'absent' },
  { partage: 'donne', accord: 'absent' },
  { partage: 'donne', accord: 'donne' },
  { partage: 'absent', accord: 'donne' },
  { partage: 'donne', accord: 'autreCategorie' },
  { partage: 'donne', accord: 'autreOrganisme' },
  { partage: 'retire', accord: 'retire' },
  { partage: 'expire', accord: 'expire' },
];
const ETATS: readonly Pick<Situation, 'etat' | 'limite'>[] = [
  { etat: 'OUVERT_SANS_PARTAGE', limite: false },
  { etat: 'EN_COURS', limite: false },
  { etat: 'CLOS', limite: false },
  { etat: 'ARCHIVE', limite: false },
  { etat: 'PURGE', limite: false },
  { etat: 'EN_COURS', limite: true },
];
const ELEMENTS: Readonly<Record<Situation['element'], FaitsElement | undefined>> = {
  aucun: undefined,
  auteur: { estAuteur: true, estDestinataire: false },
  destinataire: { estAuteur: false, estDestinataire: true },
};
const SITUATIONS: readonly Situation[] = LIENS.flatMap((lien) =>
  ACCORDS.flatMap((accords) =>
    ETATS.flatMap((etats) =>
      (Object.keys(ELEMENTS) as Situation['element'][]).map((element) => ({ lien, ...accords, ...etats, element })),
    ),
  ),
);
const ECRITURES_RESTREINTES = ['sonAvis', 'saDecision', 'sonAccord', 'recueil', 'retrait'] as const;
const DEMANDES: readonly Demande[] = [
  'lire',
  'ecrire',
  'proposer',
  'compter',
  ...ECRITURES_RESTREINTES.map((portee) => `ecrire:${portee}` as const),
];

it('la matrice de référence a toutes les catégories et toutes les colonnes', () => {
  expect(Object.keys(reference)).toEqual([...CATEGORIES]);
  for (const codes of Object.values(reference)) {
    expect(Object.keys(codes)).toEqual([...new Set(Object.values(COLONNE_DE_FONCTION).filter(Boolean)), 'DPO']);
  }
});

it('les situations couvrent l’énoncé : liens × accords × états × éléments', () => {
  expect(SITUATIONS).toHaveLength(5 * 8 * 6 * 3);
});

// Une situation sur trente-sept, toutes fonctions à la suite : une erreur de case se dit en une seconde plutôt qu'en dix.
it('chaque case, dans quelques situations : comme la référence', () => {
  const quelques = SITUATIONS.filter((_, i) => i % 37 === 0);
  const ecarts = FONCTIONS.flatMap((fonction) =>
    CATEGORIES.flatMap((categorie) =>
      quelques.flatMap((situation) =>
        ecartsDe(sujetDe(fonction), categorie, situation).map((ecart) => `${fonction} ${ecart}`),
      ),
    ),
  );
  expect(ecarts.slice(0, 10)).toEqual([]);
});

it.each(FONCTIONS)('%s : chaque catégorie, action et situation répond comme la référence', (fonction) => {
  const ecarts: string[] = [];
  let cas = 0;
  for (const categorie of CATEGORIES) {
    for (const situation of SITUATIONS) {
      cas += DEMANDES.length;
      ecarts.push(...ecartsDe(sujetDe(fonction), categorie, situation));
    }
  }
  expect(cas).toBe(24 * 720 * 9);
  expect(ecarts.slice(0, 10)).toEqual([]);
});

it.each(FONCTIONS)('%s : rien d’une autre plateforme, et rien sans plateforme', (fonction) => {
  const situation = { lien: 'service', partage: 'donne', accord: 'donne', etat: 'EN_COURS', limite: false } as const;
  for (const plateformeId of ['p2', null]) {
    const sujet = sujetDe(fonction, { plateformeId, organismeId: 'o9' });
    for (const categorie of CATEGORIES) {
      const donnees = donneesDe(sujetDe(fonction), categorie, { ...situation, element: 'aucun' });
      const faits = calculerFaits(sujet, donnees);
      for (const action of ['lire', 'ecrire', 'proposer', 'compter'] as const) {
        expect(porteeDe(sujet, action, { categorie, faits })).toBeNull();
      }
    }
  }
});

it('les portées citées par la référence existent', () => {
  const codes = Object.values(reference).flatMap((ligne) => Object.values(ligne));
  const portees = codes.flatMap((code) => [...code.matchAll(/:([a-zA-Z]+)/g)].map((trouve) => trouve[1]));
  expect(portees.filter((portee) => portee === undefined || !(portee in PORTEES))).toEqual([]);
});

function ecartsDe(sujet: Sujet, categorie: CategorieDonnee, situation: Situation): string[] {
  const faits = calculerFaits(sujet, donneesDe(sujet, categorie, situation));
  const element = ELEMENTS[situation.element];
  return DEMANDES.flatMap((demande) => {
    const [action, portee] = demande.split(':') as [ActionDonnee, Portee | undefined];
    const ressource = { categorie, faits, ...(element && { element }), ...(portee && { portee }) };
    const obtenu = porteeDe(sujet, action, ressource);
    const voulu = attendu(codeDe(sujet.fonction, categorie), colonneDe(sujet.fonction), demande, situation);
    return obtenu === voulu
      ? []
      : [`${demande} ${categorie} ${JSON.stringify(situation)} : ${String(obtenu)} au lieu de ${String(voulu)}`];
  });
}

const colonneDe = (fonction: Fonction): string => COLONNE_DE_FONCTION[fonction] ?? 'DPO';

function codeDe(fonction: Fonction, categorie: CategorieDonnee): string {
  const code = reference[categorie]?.[colonneDe(fonction)];
  if (code === undefined) throw new Error(`Case absente : ${categorie} ${fonction}`);
  return code;
}
