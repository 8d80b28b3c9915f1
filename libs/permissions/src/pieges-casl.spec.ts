import { FONCTIONS, UNITE_DE_FONCTION } from '@pdp/domain';
import { capaciteAutorise, capaciteDe, projeter, type Projection } from './capacite.js';
import { faitsDePlateforme, FaitNonCharge, NOMS_FAITS, type FaitsDossier, type NomFait } from './faits.js';
import * as entree from './index.js';
import { peut, type Ressource } from './peut.js';
import { regle, type ActionCompilee } from './regles.js';
import type { Sujet } from './sujet.js';

/** Les quatre façons dont CASL s'ouvre sans bruit (architecture.md 3), et la preuve qu'aucune ne s'écrit ici. */
const sujet: Sujet = {
  utilisateurId: 'u',
  fonction: 'ASSISTANT_SERVICE_SOCIAL',
  unite: 'SERVICE_SOCIAL',
  organismeId: 'o',
  plateformeId: 'p',
  assureId: null,
};
const faits: FaitsDossier = { ...faitsDePlateforme('p'), etat: 'EN_COURS', estAffecte: true };

describe('1. une condition vide vaut pour tout', () => {
  it('ne se construit pas', () => {
    // @ts-expect-error une règle exige au moins un fait
    expect(() => regle('lire', 'social', [])).toThrow('sans condition');
  });

  it.each(['', undefined, null, {}, 'plateformeId'])('un fait « %p » est refusé', (fait) => {
    expect(() => regle('lire', 'social', [fait as NomFait])).toThrow('Fait inconnu');
  });

  it.each(['', undefined, {}, 'Dossier'])('une catégorie « %p » est refusée', (categorie) => {
    expect(() => regle('lire', categorie as 'social', ['estAffecte'])).toThrow('Catégorie inconnue');
  });
});

describe('2. une donnée non chargée se compare à « undefined »', () => {
  const champs = Object.keys(faits).filter((champ) => champ !== 'dossierId') as (keyof FaitsDossier)[];

  it.each(champs)('« %s » absent lève, quelle que soit la fonction', (champ) => {
    for (const fonction of FONCTIONS) {
      const incomplet = { ...faits, [champ]: undefined } as unknown as FaitsDossier;
      const s = { ...sujet, fonction, unite: UNITE_DE_FONCTION[fonction] };
      expect(() => peut(s, 'lire', { categorie: 'social', faits: incomplet })).toThrow(FaitNonCharge);
    }
  });

  it('un sujet ou un élément incomplet lève aussi', () => {
    const sansPlateforme = { ...sujet, plateformeId: undefined } as unknown as Sujet;
    expect(() => peut(sansPlateforme, 'lire', { categorie: 'social', faits })).toThrow(FaitNonCharge);
    const element = { estAuteur: true } as unknown as NonNullable<Ressource['element']>;
    expect(() => peut(sujet, 'lire', { categorie: 'taches', faits, element })).toThrow(FaitNonCharge);
  });

  it('ne compile pas', () => {
    // @ts-expect-error tous les champs de la projection sont obligatoires
    const incomplet: FaitsDossier = { dossierId: 'd', estAffecte: true };
    expect(() => peut(sujet, 'lire', { categorie: 'social', faits: incomplet })).toThrow(FaitNonCharge);
  });

  it('une valeur nulle venue de la base ferme', () => {
    const nul = { ...faits, estAffecte: null, limite: null } as unknown as FaitsDossier;
    expect(peut(sujet, 'lire', { categorie: 'social', faits: nul })).toBe(false);
    const limite = { ...faits, estAffecteEnEcriture: true, limite: null } as unknown as FaitsDossier;
    expect(peut(sujet, 'ecrire', { categorie: 'social', faits: limite })).toBe(false);
  });
});

describe('3. demander « peut-on lire des dossiers ? » sur un type répond oui', () => {
  it('CASL brut le ferait', () => {
    expect(capaciteDe('ASSISTANT_SERVICE_SOCIAL').can('lire', 'social')).toBe(true);
  });

  it('le seul passage refuse un type, et l’entrée de la bibliothèque n’expose pas la capacité', () => {
    const type = 'social' as unknown as Projection;
    expect(() => capaciteAutorise(capaciteDe('ASSISTANT_SERVICE_SOCIAL'), 'lire', type)).toThrow('jamais sur un type');
    expect(Object.keys(entree).filter((nom) => /capacite|ability|regle$/i.test(nom))).toEqual([]);
  });

  it('`peut` exige une ressource complète', () => {
    // @ts-expect-error une ressource porte ses faits
    expect(() => peut(sujet, 'lire', { categorie: 'social' })).toThrow();
  });
});

describe('4. « manage » et « all » couvrent ce qu’on inventera plus tard', () => {
  it.each(['manage', 'all', '*', 'supprimer', 'lire:tout'])('l’action « %s » ne se construit pas', (action) => {
    expect(() => regle(action as ActionCompilee, 'social', ['estAffecte'])).toThrow('Action inconnue');
  });

  it('ces mots n’ouvrent rien, même demandés à CASL', () => {
    const tout = Object.fromEntries(NOMS_FAITS.map((nom) => [nom, true])) as Record<NomFait, boolean>;
    for (const fonction of FONCTIONS) {
      const capacite = capaciteDe(fonction);
      expect(capacite.rules.some((r) => r.inverted === true)).toBe(false);
      for (const action of ['manage', 'all', 'supprimer']) {
        const ressource: Projection = { ...tout, categorie: 'social' };
        expect(capaciteAutorise(capacite, action as ActionCompilee, ressource)).toBe(false);
      }
      const ressource = { ...tout, categorie: 'all' } as unknown as Projection;
      expect(capaciteAutorise(capacite, 'lire', ressource)).toBe(false);
    }
  });

  it('une action inconnue est refusée par `peut`', () => {
    expect(peut(sujet, 'supprimer' as 'lire', { categorie: 'social', faits })).toBe(false);
  });
});

it.each(['toString', '__proto__', 'constructor', 'dossier', ''])('la catégorie « %s » est un bogue', (categorie) => {
  for (const fonction of FONCTIONS) {
    const ressource = { categorie: categorie as 'social', faits };
    expect(() => peut({ ...sujet, fonction }, 'lire', ressource)).toThrow('Catégorie inconnue');
  }
});

it('la projection porte exactement les faits nommés', () => {
  const projection = projeter({
    sujet,
    categorie: 'social',
    faits,
    element: { estAuteur: false, estDestinataire: false },
  });
  expect(Object.keys(projection).sort()).toEqual(['categorie', ...NOMS_FAITS].sort());
});
