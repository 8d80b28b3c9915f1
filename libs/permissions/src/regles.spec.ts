import { CATEGORIES, CATEGORIES_JAMAIS_CONSERVEES, FONCTIONS } from '@pdp/domain';
import { empreinteDesRegles, porteesPossibles, reglesDe, type Regle } from './regles.js';
import { ACTIONS } from './sujet.js';

const ligne = ({ action, subject, conditions }: Regle): string =>
  `${action} ${subject} si ${Object.keys(conditions).join(' et ')}`;

describe('règles compilées : un changement de droits est une différence à approuver', () => {
  it.each(FONCTIONS)('%s', (fonction) => {
    expect(reglesDe(fonction).map(ligne).join('\n')).toMatchSnapshot();
  });

  it('la version des règles', () => {
    expect(empreinteDesRegles()).toMatchSnapshot();
  });
});

describe('propriétés de toutes les règles', () => {
  const toutes = FONCTIONS.flatMap((fonction) => reglesDe(fonction).map((r) => ({ fonction, ...r })));

  it('chacune dépend d’au moins un fait, et aucune n’interdit', () => {
    for (const r of toutes) {
      expect(Object.values(r.conditions).length).toBeGreaterThan(0);
      expect(Object.values(r.conditions).every((valeur) => valeur === true)).toBe(true);
      expect(r).not.toHaveProperty('inverted');
    }
  });

  it('le secret médical n’a aucune règle, pour personne', () => {
    const jamais: readonly string[] = CATEGORIES_JAMAIS_CONSERVEES;
    expect(toutes.filter((r) => jamais.includes(r.subject))).toEqual([]);
  });

  it('hors retrait d’un accord, toute écriture exige un dossier modifiable', () => {
    const sans = toutes.filter((r) => r.action.startsWith('ecrire') && r.conditions.estModifiable !== true);
    expect([...new Set(sans.map((r) => `${r.action} ${r.subject}`))]).toEqual(['ecrire:retrait consentements']);
  });

  it('le DPO ne lit que le journal', () => {
    expect(reglesDe('DPO').map(ligne)).toEqual(['lire journal si estDeLaPlateforme']);
  });

  it('une fonction n’a qu’une portée de lecture par catégorie (la fiche préparée en dépend)', () => {
    for (const fonction of FONCTIONS) {
      for (const categorie of CATEGORIES) {
        expect(porteesPossibles(fonction, 'lire', categorie).length).toBeLessThanOrEqual(1);
      }
    }
  });

  it('le pilotage et l’administration ne lisent aucune donnée nominative', () => {
    expect([...new Set(reglesDe('PILOTE').map((r) => r.action))]).toEqual(['compter']);
    expect(reglesDe('ADMINISTRATEUR').map(ligne)).toEqual(['lire:technique journal si estDeLaPlateforme']);
  });

  it('chaque action sert', () => {
    for (const action of ACTIONS) expect(toutes.some((r) => r.action === action)).toBe(true);
  });
});
