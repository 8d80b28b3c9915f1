import { Inject, Injectable } from '@nestjs/common';
import type { HabilitationVue } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { ouvrirContact } from '../../../platform/chiffrement/contacts.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { EN_REVUE, habilitationUtilisable } from '../../../platform/auth/requetes-session.js';

/** Session lue pour son titulaire, avec toutes les habilitations qu'il peut prendre maintenant. */
export type LigneSessionVue = {
  readonly utilisateur_id: string;
  readonly nom: string;
  readonly prenom: string;
  readonly courriel: string | null;
  readonly habilitation_id: string;
  readonly vue_le: Date;
  readonly expire_le: Date;
  readonly en_revue: boolean;
  readonly habilitations: readonly HabilitationVue[];
};

type LigneLue = Omit<LigneSessionVue, 'courriel'> & { readonly courriel_scelle: string | null };

const LIRE = {
  nom: 'session-vue',
  texte: `SELECT u.id AS utilisateur_id, u.nom, u.prenom, u.courriel_scelle, s.habilitation_id, s.vue_le, s.expire_le, ${EN_REVUE} AS en_revue,
    coalesce((SELECT json_agg(json_build_object(
        'id', h.id, 'fonction', h.fonction, 'unite', h.unite,
        'organisme', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'nom', o.nom) END,
        'plateforme', CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'nom', p.nom) END) ORDER BY h.debut, h.id)
      FROM habilitation h
      LEFT JOIN organisme o ON o.id = h.organisme_id
      LEFT JOIN plateforme p ON p.id = h.plateforme_id
      WHERE h.utilisateur_id = u.id AND ${habilitationUtilisable('$2::timestamptz')}), '[]') AS habilitations
  FROM session s JOIN utilisateur u ON u.id = s.utilisateur_id
  WHERE s.id = $1 AND s.terminee_le IS NULL`,
};

/** Lecture de la session en cours. */
@Injectable()
export class LectureSession {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    private readonly coffre: Coffre,
  ) {}

  async lire(sessionId: string): Promise<LigneSessionVue | null> {
    const [ligne] = await this.lecture.lire<LigneLue>(LIRE, [sessionId, this.horloge()]);
    if (!ligne) return null;
    const { courriel_scelle: sceau, ...vue } = ligne;
    return { ...vue, courriel: ouvrirContact(this.coffre, 'courriel', { utilisateurId: vue.utilisateur_id, sceau }) };
  }
}
