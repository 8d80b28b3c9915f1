import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LIBELLES_ORIENTATION } from '@pdp/domain';
import type { ReactNode } from 'react';
import type { SignalementVue } from '@pdp/domain';
import { dateHeureMoyenne, dateMoyenne } from '../../platform/format/dates';
import { libelleDe, risqueLong } from '../../platform/format/libelles';
import { pluriel, telephone } from '../../platform/format/textes';
import { LienBouton } from '../../platform/ui/liens/liens';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import { Lecture } from '../../platform/ui/retours/lecture';
import { ActionsSignalement } from './actions/action-signalement';
import { optionsSignalement } from './signalement.requetes';
import * as vue from './signalement.vue';
import styles from './signalement.module.css';

type Props = { readonly id: string; readonly fermer: () => void };

/** Fiche d'un signalement, à côté de la liste : ce qu'il faut pour décider, puis les actions. */
export function FicheSignalement({ id, fermer }: Props) {
  const requete = useQuery(optionsSignalement(id));
  return (
    <Drawer opened onClose={fermer} position="right" size="lg" title="Signalement">
      <Lecture requete={requete}>{(signalement) => <Contenu signalement={signalement} fermer={fermer} />}</Lecture>
    </Drawer>
  );
}

function Contenu({ signalement, fermer }: { signalement: SignalementVue; fermer: () => void }) {
  const naviguer = useNavigate();
  return (
    <div className={styles['fiche']}>
      <div>
        <h2>{vue.nomPersonne(signalement)}</h2>
        <p className="doux">
          {vue.situationSignalement(signalement)} · {vue.motifEnClair(signalement.motif)}
        </p>
        <Puce couleur={vue.couleurEtat(signalement.etat)}>{vue.libelleEtat(signalement.etat)}</Puce>
      </div>
      {signalement.identiteRecue && (
        <Bandeau couleur="ambre">
          Identité à vérifier&nbsp;: l’émetteur a écrit {signalement.identiteRecue.nomAffiche}, né(e) le{' '}
          {dateMoyenne(signalement.identiteRecue.dateNaissance)}.
        </Bandeau>
      )}
      {signalement.dossierId && (
        <div>
          <LienBouton to="/dossiers/$id" params={{ id: signalement.dossierId }}>
            Ouvrir le dossier
          </LienBouton>
        </div>
      )}
      <ActionsSignalement
        signalement={signalement}
        surAccepte={(dossierId) => {
          fermer();
          void naviguer({ to: '/dossiers/$id', params: { id: dossierId } });
        }}
      />
      <Faits signalement={signalement} />
      <Historique signalement={signalement} />
    </div>
  );
}

function Faits({ signalement }: { signalement: SignalementVue }) {
  const { assure, arret } = signalement;
  const faits: readonly (readonly [string, ReactNode])[] = [
    ['Né(e) le', assure.dateNaissance ? dateMoyenne(assure.dateNaissance) : ''],
    ['NIR', assure.nirMasque ?? ''],
    ['Téléphone', assure.telephone ? <a href={`tel:${assure.telephone}`}>{telephone(assure.telephone)}</a> : ''],
    ['Code postal', assure.codePostal ?? ''],
    ['Arrêt', arret ? `depuis le ${dateMoyenne(arret.dateDebut)}, ${risqueLong(arret.risque).toLowerCase()}` : ''],
    ['Fin prescrite', arret?.dateFinPrescrite ? dateMoyenne(arret.dateFinPrescrite) : ''],
    ['Précision', signalement.commentaire ?? ''],
    ['Signalé par', vue.emetteurEnClair(signalement)],
    ['Le', `${dateHeureMoyenne(signalement.creeLe)} (${vue.delaiEnClair(signalement.delaiJours)})`],
    ['Personne informée', signalement.assureInforme ? 'oui' : 'non\u00a0: commencer par le lui dire'],
    ['Tri', vue.niveauEnClair(signalement.niveauComplexite)],
    ['Orientation', libelleDe(LIBELLES_ORIENTATION, signalement.orientation)],
    ['Contacts', signalement.tentatives > 0 ? pluriel(signalement.tentatives, 'tentative') : ''],
  ];
  return (
    <dl className={styles['faits']}>
      {faits
        .filter(([, valeur]) => valeur !== '')
        .map(([titre, valeur]) => (
          <div key={titre} style={{ display: 'contents' }}>
            <dt>{titre}</dt>
            <dd>{valeur}</dd>
          </div>
        ))}
    </dl>
  );
}

function Historique({ signalement }: { signalement: SignalementVue }) {
  if (!signalement.historique || signalement.historique.length === 0) return null;
  return (
    <section>
      <h3>Historique</h3>
      <ol className={styles['historique']}>
        {signalement.historique.map((etape) => (
          <li key={`${etape.le}${etape.transition}`}>
            {vue.libelleEtat(etape.vers)}{' '}
            <span className="fin">
              · {etape.par}, {dateHeureMoyenne(etape.le)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
