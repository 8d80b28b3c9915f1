import { estTacheEnRetard, preparerTache, type SaisieTache } from './regles-tache.js';
import { ETATS_TACHE, type OrigineTache } from './tache.js';

const AGENT = '0193529a-5a00-7000-8000-000000000001';
const BONNE: SaisieTache = { libelle: 'Appeler l’employeur', responsableId: AGENT, echeance: '2026-12-01' };

it('prépare une tâche pour une personne ou pour un service', () => {
  expect(preparerTache(BONNE, 'REVUE', '2026-11-22')).toEqual({
    ok: true,
    valeur: {
      libelle: 'Appeler l’employeur',
      responsable: { sorte: 'AGENT', agentId: AGENT },
      origine: 'REVUE',
      echeance: '2026-12-01',
    },
  });
  const service = preparerTache({ libelle: 'Trier', responsableUnite: 'CPAM' }, 'REPERAGE', '2026-11-22');
  expect(service.ok && service.valeur).toMatchObject({
    responsable: { sorte: 'SERVICE', unite: 'CPAM' },
    echeance: null,
  });
});

it.each<[string, Partial<SaisieTache>, OrigineTache, string]>([
  ['sans libellé', { libelle: ' ' }, 'MANUELLE', 'libelle'],
  ['libellé trop long', { libelle: 'x'.repeat(301) }, 'MANUELLE', 'libelle'],
  ['libellé qui n’est pas un texte', { libelle: 3 }, 'MANUELLE', 'libelle'],
  ['sans responsable', { responsableId: undefined }, 'MANUELLE', 'responsableId'],
  ['deux responsables', { responsableUnite: 'CPAM' }, 'MANUELLE', 'responsableId'],
  ['service inconnu', { responsableId: undefined, responsableUnite: 'LUNE' }, 'MANUELLE', 'responsableId'],
  ['personne mal nommée', { responsableId: 'Claire' }, 'MANUELLE', 'responsableId'],
  ['née d’une revue, sans échéance', { echeance: undefined }, 'REVUE', 'echeance'],
  ['échéance passée', { echeance: '2026-11-21' }, 'MANUELLE', 'echeance'],
  ['échéance impossible', { echeance: '2026-11-31' }, 'MANUELLE', 'echeance'],
  ['échéance dans dix ans', { echeance: '2036-11-22' }, 'MANUELLE', 'echeance'],
])('refuse : %s', (_nom, ecart, origine, chemin) => {
  const resultat = preparerTache({ ...BONNE, ...ecart }, origine, '2026-11-22');
  expect(resultat.ok ? [] : resultat.erreur.map((erreur) => erreur.chemin)).toEqual([chemin]);
});

it.each(ETATS_TACHE)('%s : en retard le lendemain de l’échéance, si elle attend encore', (etat) => {
  const attend = ['A_FAIRE', 'EN_COURS', 'BLOQUEE'].includes(etat);
  expect(estTacheEnRetard({ etat, echeance: '2026-11-21' }, '2026-11-22')).toBe(attend);
  expect(estTacheEnRetard({ etat, echeance: '2026-11-22' }, '2026-11-22')).toBe(false);
  expect(estTacheEnRetard({ etat, echeance: null }, '2026-11-22')).toBe(false);
});
