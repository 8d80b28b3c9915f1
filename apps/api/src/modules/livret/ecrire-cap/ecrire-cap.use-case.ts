import { Injectable } from '@nestjs/common';
import {
  LIMITES_TEXTE,
  echec,
  erreurMetier,
  phrases,
  succes,
  type CapVue,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { refusDeCommenter } from '../droits-livret.js';
import { lireTexteRecu } from '../lire-texte.js';
import { presenterCap } from '../livret.presenter.js';
import { MonDossier } from '../mon-dossier.js';
import { LectureLivret } from '../persistence/lecture-livret.js';
import { LivretDepot } from '../persistence/livret.depot.js';

/** L'assuré écrit son cap, une phrase dans ses mots ; les précédents sont gardés, datés (domain.md 5.3, point 1). */
@Injectable()
export class EcrireCap {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly mien: MonDossier,
    private readonly lecture: LectureLivret,
    private readonly depot: LivretDepot,
  ) {}

  executer(
    acteur: Acteur,
    dossierId: string | undefined,
    versionLue: number,
    texte: string,
  ): Promise<Resultat<CapVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const ouvert = await this.mien.ouvrir(acteur, dossierId, tx);
      if (!ouvert.ok) return ouvert;
      const id = ouvert.valeur.dossier.dossierId;
      const refus = refusDeCommenter(acteur, ouvert.valeur.faits, 'livret.cap');
      if (refus) return echec(refus);
      const lu = lireTexteRecu(texte, LIMITES_TEXTE.ligne);
      if (!lu.ok) return lu;
      if (phrases(lu.valeur).length > 1) return echec(uneSeulePhrase());
      const ligne = await this.lecture.livret(id, tx);
      if (!ligne) return echec(introuvable());
      const actuel = presenterCap(ligne);
      if ((actuel?.version ?? 0) !== versionLue) return echec(versionPerimee(actuel));
      const version = versionLue + 1;
      const capId = await this.depot.ecrireCap(tx, id, { texte: lu.valeur, version }, acteur.utilisateurId);
      await this.depot.tracer(tx, acteur, {
        ressource: 'livret_cap',
        ressourceId: capId,
        dossierId: id,
        transition: 'ecrire',
        de: actuel === null ? null : String(actuel.version),
        vers: String(version),
      });
      tx.journaliser({
        action: 'livret.cap',
        ressource: 'livret_cap',
        ressourceId: capId,
        dossierId: id,
        categories: ['livret'],
      });
      return succes({ texte: lu.valeur, le: tx.maintenant.toISOString(), version });
    });
  }
}

const uneSeulePhrase = (): ErreurMetier =>
  erreurMetier('regle-metier', 'Votre cap tient en une seule phrase.', {
    champs: [{ chemin: 'texte', code: 'UNE_PHRASE', message: 'Gardez une seule phrase.' }],
  });
