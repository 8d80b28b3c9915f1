import { Inject, Injectable } from '@nestjs/common';
import { erreurMetier } from '@pdp/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Acteur } from '../../config/acteur.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../config/jetons.js';
import { ACCES_SYSTEME } from '../../database/acces-base.js';
import { Lecture } from '../../database/lecture.js';
import { ProblemeException } from '../probleme.exception.js';

/** Âge de la preuve d'identité au-delà duquel un export demande de se connecter de nouveau (trust.md A8, 47). */
export const CONNEXION_FRAICHE_MS = 15 * 60_000;

const PROUVEE_LE = { nom: 'session-prouvee-le', texte: 'SELECT prouvee_le FROM session WHERE id = $1::uuid' };

const TROP_ANCIENNE = erreurMetier('connexion-a-refaire', 'Pour prendre ce fichier, connectez-vous de nouveau.');

/**
 * Exige, avant un export, une identité prouvée depuis peu : un poste laissé ouvert, ou une session gardée chez le fournisseur, ne
 * suffit pas à emporter un fichier.
 */
@Injectable()
export class ConnexionFraiche {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  /** Un navigateur est renvoyé à la connexion, et revient à son fichier ; un programme reçoit 401 `connexion-a-refaire`. */
  async exiger(acteur: Acteur, demande: FastifyRequest, reponse: FastifyReply): Promise<void> {
    const [session] = await this.lecture.lire<{ prouvee_le: Date | null }>(
      PROUVEE_LE,
      [acteur.sessionId],
      ACCES_SYSTEME,
    );
    const age = this.horloge().getTime() - (session?.prouvee_le?.getTime() ?? 0);
    if (age < CONNEXION_FRAICHE_MS) return;
    if (demande.headers.accept?.includes('text/html'))
      void reponse
        .status(303)
        .header('location', `/api/v1/connexion?recente=oui&retour=${encodeURIComponent(demande.url)}`)
        .send();
    throw new ProblemeException(TROP_ANCIENNE);
  }
}
