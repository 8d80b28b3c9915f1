import { ACCES_SYSTEME } from '../database/acces-base.js';
import { Inject, Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type Fonction, type Resultat, type Unite } from '@pdp/domain';
import { SYSTEME, type Acteur } from '../config/acteur.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../config/jetons.js';
import { Lecture } from '../database/lecture.js';
import { JournalGroupe } from '../journal/journal-groupe.js';
import { DebitsConnexion } from './debits-connexion.js';
import { COMPTE, type LigneCompte } from './requetes-session.js';

/** Identité prouvée par le fournisseur : émetteur et sujet, jamais le courriel (trust.md A8, 42). */
export type Identite = { readonly emetteur: string; readonly sujet: string };

/** Retrouve la personne d'une identité prouvée, sous sa dernière habilitation exercée. */
@Injectable()
export class Comptes {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    private readonly journal: JournalGroupe,
    private readonly debits: DebitsConnexion,
  ) {}

  async trouver(identite: Identite, correlationId: string): Promise<Resultat<Omit<Acteur, 'sessionId'>, ErreurMetier>> {
    const [ligne] = await this.lecture.lire<LigneCompte>(
      COMPTE,
      [identite.emetteur, identite.sujet, this.horloge()],
      ACCES_SYSTEME,
    );
    if (ligne?.actif && ligne.habilitation_id !== null) {
      const admise = await this.debits.ouvrir(ligne.utilisateur_id);
      return admise.ok ? succes(enActeur(ligne, ligne.habilitation_id, correlationId)) : admise;
    }
    await this.journal.consigner(SYSTEME, {
      action: 'session.ouvrir',
      ressource: 'utilisateur',
      ressourceId: ligne?.utilisateur_id ?? null,
      resultat: 'REFUS',
    });
    return echec(erreurMetier('acces-refuse', raisonDuRefus(ligne)));
  }
}

function raisonDuRefus(ligne: LigneCompte | undefined): string {
  if (!ligne)
    return 'Vous êtes bien identifié, mais aucun compte ne vous est ouvert ici. Demandez un accès à l’administrateur de votre organisme.';
  if (!ligne.actif) return 'Votre compte est désactivé. Adressez-vous à l’administrateur de votre organisme.';
  return 'Votre compte n’a aucune habilitation en cours. Adressez-vous à l’administrateur de votre organisme.';
}

function enActeur(l: LigneCompte, habilitationId: string, correlationId: string): Omit<Acteur, 'sessionId'> {
  return {
    utilisateurId: l.utilisateur_id,
    habilitationId,
    fonction: l.fonction as Fonction,
    unite: l.unite as Unite,
    organismeId: l.organisme_id,
    plateformeId: l.plateforme_id,
    assureId: l.fonction === 'ASSURE' ? l.assure_id : null,
    nom: l.nom,
    correlationId,
  };
}
