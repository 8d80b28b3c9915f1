import { defautsMachine } from '../noyau/machine.js';
import { motsMedicaux } from '../vigilance/mots-medicaux.js';
import { MACHINE_FEUILLE, ecartsFeuille, figer } from './feuille-de-route.js';
import { LIBELLES_HORIZON, LIBELLES_VERBE_OBJECTIF, lireAction, type ObjectifPlan } from './plan-actions.js';

const JOUR = '2026-03-03';
type Action = ObjectifPlan['actions'][number] & { readonly quiEnClair: string };
const action = (id: string, ecart: Partial<Action> = {}): Action => ({
  id,
  libelle: `Action ${id}`,
  qui: 'ASSURE',
  quiEnClair: 'La personne accompagnée',
  nom: null,
  echeance: '2026-04-01',
  statut: 'A_FAIRE',
  tacheId: null,
  ...ecart,
});
const objectif = (id: string, actions: readonly Action[], ecart: Partial<ObjectifPlan> = {}) => ({
  id,
  verbe: 'ESSAYER' as const,
  intitule: 'un poste d’accueil',
  horizon: 'TROIS_MOIS' as const,
  etat: 'EN_COURS' as const,
  ...ecart,
  actions,
});

describe('plan d’actions', () => {
  it('une action dit qui la fait', () => {
    const saisie = { libelle: 'Appeler l’employeur', qui: 'ASSURE', echeance: '2026-04-01' };
    const faute = (reste: object) => {
      const lu = lireAction({ ...saisie, ...reste }, JOUR);
      return lu.ok ? [] : lu.erreur.map(({ chemin }) => chemin);
    };
    expect(faute({})).toEqual([]);
    expect(faute({ qui: 'AGENT' })).toEqual(['responsableId']);
    expect(faute({ qui: 'AGENT', responsableId: 'moi' })).toEqual(['responsableId']);
    expect(faute({ qui: 'SERVICE' })).toEqual(['responsableUnite']);
    expect(faute({ qui: 'SERVICE', responsableUnite: 'CPAM' })).toEqual([]);
    expect(faute({ qui: 'SERVICE', responsableUnite: 'SPST' })).toEqual(['responsableUnite']);
    expect(faute({ qui: 'AUTRE' })).toEqual(['nom']);
    expect(faute({ qui: 'AUTRE', nom: 'Mon employeur' })).toEqual([]);
    expect(faute({ echeance: null, libelle: '' })).toEqual(['libelle', 'echeance']);
  });

  it('une feuille fige ce qui n’est pas abandonné, avec qui en clair', () => {
    const figee = figer([
      objectif('o1', [action('a1'), action('a2', { statut: 'SANS_OBJET' }), action('a3', { statut: 'FAITE' })]),
      objectif('o2', [action('a4')], { etat: 'ABANDONNE' }),
    ]);
    expect(figee.objectifs.map(({ phrase }) => phrase)).toEqual(['Essayer un poste d’accueil']);
    expect(figee.objectifs[0]?.actions.map(({ id, faite }) => [id, faite])).toEqual([
      ['a1', false],
      ['a3', true],
    ]);
  });

  it('la différence dit ce qui s’ajoute, change ou part ; une action faite n’en est pas une', () => {
    const acceptee = figer([objectif('o1', [action('a1'), action('a2')])]);
    expect(ecartsFeuille(acceptee, acceptee)).toEqual([]);
    const faite = figer([objectif('o1', [action('a1', { statut: 'FAITE' }), action('a2')])]);
    expect(ecartsFeuille(acceptee, faite)).toEqual([]);
    const autre = figer([
      objectif('o1', [action('a1', { echeance: '2026-05-01' }), action('a3')], { horizon: 'SIX_MOIS' }),
    ]);
    expect(ecartsFeuille(acceptee, autre)).toEqual([
      { sorte: 'CHANGEMENT', texte: 'Essayer un poste d’accueil' },
      { sorte: 'CHANGEMENT', texte: 'Action a1 (La personne accompagnée)' },
      { sorte: 'AJOUT', texte: 'Action a3 (La personne accompagnée)' },
      { sorte: 'RETRAIT', texte: 'Action a2 (La personne accompagnée)' },
    ]);
  });

  it('machine et mots sans défaut', () => {
    expect(defautsMachine(MACHINE_FEUILLE)).toEqual([]);
    const mots = [...Object.values(LIBELLES_VERBE_OBJECTIF), ...Object.values(LIBELLES_HORIZON)];
    expect(mots.flatMap((mot) => motsMedicaux(mot, JOUR))).toEqual([]);
  });
});
