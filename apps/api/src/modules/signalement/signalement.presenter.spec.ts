import { describe, expect, test } from '@jest/globals';
import { ETATS_SIGNALEMENT, FONCTIONS, UNITE_DE_FONCTION, type EtatSignalement, type Fonction } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import type { LigneSignalement } from './persistence/ligne-signalement.js';
import { presenterHistorique, presenterSignalement } from './signalement.presenter.js';

const MAINTENANT = new Date('2026-11-22T09:00:00Z');

const acteur = (fonction: Fonction, utilisateurId = 'moi'): Acteur => ({
  utilisateurId,
  sessionId: 's',
  habilitationId: 'h',
  fonction,
  unite: UNITE_DE_FONCTION[fonction],
  organismeId: null,
  plateformeId: 'p',
  assureId: null,
  nom: 'Essai',
  correlationId: 'essai',
});

/** Ce que seule la plateforme sait porte la marque ZQX : l'émetteur ne doit jamais la recevoir. */
const ligne = (reste: Partial<LigneSignalement> = {}): LigneSignalement => ({
  id: 'id',
  etat: 'RECU',
  version: 2,
  origine: 'SERVICE_MEDICAL',
  motif: 'ARRET_LONG',
  commentaire: null,
  assure_informe: true,
  niveau_complexite: 4,
  orientation: 'ZQX-ORIENTATION',
  tentatives: 2,
  sans_reponse: 2,
  dossier_id: 'ZQX-DOSSIER',
  cree_le: new Date('2026-11-12T09:00:00Z'),
  clos_le: null,
  cle: '',
  recu: {
    nomNaissance: 'TAPE',
    nomUsage: null,
    prenom: 'Anne',
    dateNaissance: '1980-01-02',
    sexe: 'F',
    telephone: '+33611111111',
    codePostal: '56000',
    arret: { dateDebut: '2026-11-01', risque: 'MALADIE', dateFinPrescrite: null },
    recherche: 'tape anne',
    identiteDiverge: true,
    rapprochement: false,
  },
  emetteur_id: 'emetteur',
  emetteur_nom: 'Anne Morvan',
  emetteur_fonction: 'MEDECIN_CONSEIL',
  emetteur_organisme: 'CPAM',
  nom_naissance: 'ZQX-NOM',
  nom_usage: null,
  prenom: 'ZQX-PRENOM',
  sexe: 'M',
  date_naissance: '1999-ZQX',
  nir: '199ZQX',
  telephone: 'ZQX-TEL',
  code_postal: 'ZQX-CP',
  regime: 'GENERAL',
  arret_debut: '2026-07-01',
  arret_fin: '2026-12-31',
  arret_risque: 'ZQX-RISQUE',
  recoit: true,
  ...reste,
});

describe('projection d’un signalement', () => {
  test.each(ETATS_SIGNALEMENT)('à l’état %s, l’émetteur ne reçoit que ses mots, l’état et le délai', (etat) => {
    const vue = presenterSignalement(
      ligne({ recoit: false, etat }),
      acteur('MEDECIN_CONSEIL', 'emetteur'),
      MAINTENANT,
      true,
    );
    expect(JSON.stringify(vue)).not.toContain('ZQX');
    expect(JSON.stringify(vue)).not.toMatch(/DECLINE|INJOIGNABLE/);
    expect(vue).toMatchObject({
      estLeMien: true,
      delaiJours: 10,
      capacites: [],
      dossierId: null,
      niveauComplexite: null,
      tentatives: 0,
    });
    expect(vue.assure).toMatchObject({ nomAffiche: 'Mme Anne Tape', dateNaissance: '1980-01-02', nirMasque: null });
    expect(vue.arret).toMatchObject({ dateDebut: '2026-11-01', jours: 22 });
  });

  test('le service qui reçoit voit la personne connue, le NIR masqué et l’identité à vérifier', () => {
    const vue = presenterSignalement(
      ligne({ nir: '180127512345642' }),
      acteur('CSAM_SERVICE_SOCIAL'),
      MAINTENANT,
      false,
    );
    expect(vue.assure).toMatchObject({ nirMasque: '1 80 •• •• ••• ••• ••', telephone: 'ZQX-TEL' });
    expect(JSON.stringify(vue)).not.toContain('180127512345642');
    expect(vue).toMatchObject({
      dossierId: null,
      identiteRecue: { nomAffiche: 'Mme Anne Tape' },
      arret: { jours: 145 },
    });
    const sansDoute = ligne({ recu: { ...ligne().recu!, identiteDiverge: false } });
    expect(presenterSignalement(sansDoute, acteur('CSAM_SERVICE_SOCIAL'), MAINTENANT, true)).not.toHaveProperty(
      'identiteRecue',
    );
  });

  const transitions = (
    etat: EtatSignalement,
    fonction: Fonction,
    reste: Partial<LigneSignalement> = {},
  ): readonly string[] =>
    presenterSignalement(ligne({ etat, ...reste }), acteur(fonction), MAINTENANT, false).capacites;

  test('les actions offertes suivent l’état, la fonction et les essais', () => {
    expect(transitions('EMIS', 'CSAM_SERVICE_MEDICAL')).toEqual(['qualifier', 'refuserHorsChamp']);
    expect(transitions('RECU', 'ASSISTANT_SERVICE_SOCIAL')).toEqual([]);
    expect(transitions('OFFRE_PROPOSEE', 'ASSISTANT_SERVICE_SOCIAL')).toEqual(['contacter', 'accepter', 'decliner']);
    expect(transitions('OFFRE_PROPOSEE', 'ASSISTANT_SERVICE_SOCIAL', { sans_reponse: 3 })).toContain('injoignable');
    expect(transitions('RECU', 'CSAM_SERVICE_SOCIAL', { regime: 'AGRICOLE' })).toEqual(['refuserHorsChamp']);
    for (const fonction of FONCTIONS) expect(transitions('ACCEPTE', fonction)).toEqual([]);
  });

  test('l’historique de l’émetteur : un pas par changement visible, par fonction et non par nom', () => {
    const pas = (transition: string, vers: string, fonction: string | null, par: string | null) => ({
      transition,
      vers,
      le: MAINTENANT,
      par,
      fonction,
    });
    const lignes = [
      pas('emettre', 'EMIS', 'MEDECIN_CONSEIL', 'Anne Morvan'),
      pas('recevoir', 'RECU', null, null),
      pas('qualifier', 'QUALIFIE', 'CSAM_SERVICE_SOCIAL', 'Erwan Cadic'),
      pas('contacter', 'OFFRE_PROPOSEE', 'CSAM_SERVICE_SOCIAL', 'Erwan Cadic'),
      pas('contacter', 'OFFRE_PROPOSEE', 'CSAM_SERVICE_SOCIAL', 'Erwan Cadic'),
      pas('decliner', 'CLOS_DECLINE', 'CSAM_SERVICE_SOCIAL', 'Erwan Cadic'),
    ];
    expect(presenterHistorique(lignes, true)).toHaveLength(6);
    const vus = presenterHistorique(lignes, false);
    expect(vus.map((h) => [h.transition, h.vers])).toEqual([
      ['emettre', 'EMIS'],
      ['recevoir', 'RECU'],
      ['qualifier', 'QUALIFIE'],
      ['contacter', 'OFFRE_PROPOSEE'],
      ['clore', 'CLOS'],
    ]);
    expect(vus.map((h) => h.par)).toEqual([
      'Médecin conseil',
      'La plateforme',
      'CSAM du Service social',
      'CSAM du Service social',
      'CSAM du Service social',
    ]);
  });
});
