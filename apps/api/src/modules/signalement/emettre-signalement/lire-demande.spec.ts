import { describe, expect, test } from '@jest/globals';
import { corps, nirDe } from '../essais/formulaire.js';
import { lireDemande, type DemandeSignalement } from './lire-demande.js';

const AUJOURDHUI = '2026-11-22';
const demande = (reste: object = {}, assure: object = {}): DemandeSignalement =>
  corps(1, { ...reste }, { ...assure }) as unknown as DemandeSignalement;
const fautes = (d: DemandeSignalement): string[] => {
  const lu = lireDemande(d, AUJOURDHUI);
  return lu.ok ? [] : (lu.erreur.champs ?? []).map((c) => `${c.chemin} ${c.code}`).sort();
};

describe('lecture d’un signalement', () => {
  test('rend les formes conservées', () => {
    const nir = nirDe(1);
    const espace = `${nir.slice(0, 1)} ${nir.slice(1, 3)} ${nir.slice(3)}`;
    const lu = lireDemande(
      demande({}, { nir: espace, courriel: ' A@Exemple.Invalid ', codePostal: '56 000' }),
      AUJOURDHUI,
    );
    expect(lu).toMatchObject({
      ok: true,
      valeur: {
        identite: {
          nir,
          nomUsage: null,
          telephone: '+33612345678',
          courriel: 'a@exemple.invalid',
          codePostal: '56000',
          regime: 'GENERAL',
        },
        arret: { dateDebut: '2026-07-01', risque: 'MALADIE' },
        motif: 'ARRET_LONG',
        confirmeDistinct: false,
      },
    });
  });

  test('toutes les fautes d’un coup, aux chemins du contrat', () => {
    const faux = demande(
      { motif: '   ', commentaire: 'x'.repeat(1001), arret: { dateDebut: '2030-01-01', risque: 'GRIPPE' } },
      { nir: '1', nomNaissance: 'a'.repeat(101), prenom: '', dateNaissance: '2030-01-01' },
    );
    expect(fautes(faux).map((f) => f.split(' ')[0])).toEqual([
      'arret.dateDebut',
      'arret.risque',
      'assure.dateNaissance',
      'assure.nir',
      'assure.nomNaissance',
      'assure.prenom',
      'commentaire',
      'motif',
    ]);
  });

  test('une fin avant le début est refusée ; sans arrêt ni commentaire, tout va bien', () => {
    expect(
      fautes(demande({ arret: { dateDebut: '2026-08-02', risque: 'MALADIE', dateFinPrescrite: '2026-08-01' } })),
    ).toEqual(['arret.dateFinPrescrite fin-avant-debut']);
    const nu = lireDemande(demande({ arret: undefined, commentaire: undefined }), AUJOURDHUI);
    expect(nu).toMatchObject({ ok: true, valeur: { arret: null, commentaire: null } });
  });
});
