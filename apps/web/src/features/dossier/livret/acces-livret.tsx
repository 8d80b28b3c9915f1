import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconKey, IconPrinter } from '@tabler/icons-react';
import type { AccesLivretVue, DossierVue, InvitationVue } from '@pdp/domain';
import { ecrireCodeInvitation } from '@pdp/domain';
import { useState } from 'react';
import { dateHeureLongue } from '../../../platform/format/dates';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { Bandeau } from '../../../platform/ui/retours/bandeau';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { lAssure, nomDossier } from '../dossier.vue';
import { accesEnClair } from './acces-livret.vue';
import { commandesLivret, optionsAccesLivret } from './livret.requetes';
import styles from './acces-livret.module.css';

type Props = { readonly dossier: DossierVue };

/** Où en est l'accès de la personne à son livret, et de quoi lui remettre un code. */
export function AccesLivret({ dossier }: Props) {
  const acces = useQuery(optionsAccesLivret(dossier.id));
  const [ouvert, poserOuvert] = useState(false);
  if (!acces.data) return null;
  const { puce, couleur, phrase, bouton } = accesEnClair(acces.data, lAssure(dossier));
  const fermer = () => {
    poserOuvert(false);
    void acces.refetch();
  };
  return (
    <div className={styles['acces']}>
      <div>
        <p className={styles['ligne']}>
          <b>Accès de {lAssure(dossier)}</b>
          <Puce couleur={couleur}>{puce}</Puce>
        </p>
        <p className="fin">{phrase}</p>
      </div>
      {bouton !== null && (
        <Button
          variant="default"
          leftSection={<IconKey size={16} aria-hidden="true" />}
          onClick={() => poserOuvert(true)}
        >
          {bouton}
        </Button>
      )}
      {ouvert && <Dialogue dossier={dossier} acces={acces.data} fermer={fermer} />}
    </div>
  );
}

function Dialogue({ dossier, acces, fermer }: Props & { acces: AccesLivretVue; fermer: () => void }) {
  const ouvrir = useMutation({ mutationFn: () => commandesLivret.ouvrirAcces(dossier.id) });
  const invitation = ouvrir.data;
  return (
    <Modal opened onClose={fermer} size="lg" title={`Code d’accès de ${nomDossier(dossier)}`}>
      {ouvrir.isError && <Erreur erreur={ouvrir.error} />}
      {invitation?.code ? (
        <Feuille code={invitation.code} fin={invitation.fin} nom={nomDossier(dossier)} fermer={fermer} />
      ) : (
        <Avant acces={acces} rejouee={invitation} enCours={ouvrir.isPending} donner={() => ouvrir.mutate()} />
      )}
    </Modal>
  );
}

type PropsAvant = {
  readonly acces: AccesLivretVue;
  readonly rejouee: InvitationVue | undefined;
  readonly enCours: boolean;
  readonly donner: () => void;
};

function Avant({ acces, rejouee, enCours, donner }: PropsAvant) {
  return (
    <div className={styles['corps']}>
      <p>
        Ce code ouvre le livret une seule fois, à la première connexion. Remettez-le en main propre, à la personne
        elle-même, après avoir vérifié qui elle est&nbsp;: jamais par courriel, par SMS ni à un proche.
      </p>
      <p>Avec FranceConnect, son nom de naissance et sa date de naissance doivent être ceux de ce dossier.</p>
      {acces.etat === 'CODE_DONNE' && (
        <Bandeau couleur="ambre">Le code déjà donné cessera de valoir dès que vous en donnerez un autre.</Bandeau>
      )}
      {rejouee && (
        <Bandeau couleur="ambre">
          Ce code avait déjà été donné&nbsp;: il ne se montre qu’une fois. Donnez-en un autre.
        </Bandeau>
      )}
      <div>
        <Button loading={enCours} onClick={donner}>
          Donner un code
        </Button>
      </div>
    </div>
  );
}

type PropsFeuille = { readonly code: string; readonly fin: string; readonly nom: string; readonly fermer: () => void };

function Feuille({ code, fin, nom, fermer }: PropsFeuille) {
  return (
    <div className={styles['corps']}>
      <div className={styles['feuille']} data-feuille="">
        <p>
          <b>Votre code pour lire votre livret</b>
        </p>
        <p className={styles['code']} data-code="">
          {ecrireCodeInvitation(code)}
        </p>
        <ol>
          <li>
            Allez sur <b>{`${window.location.host}/invitation`}</b>
          </li>
          <li>Écrivez ce code. Les tirets et les majuscules ne comptent pas.</li>
          <li>Connectez-vous. La prochaine fois, le code ne servira plus.</li>
        </ol>
        <p className="fin">
          Pour {nom}. Ce code sert une fois, jusqu’au {dateHeureLongue(fin)}. Ne le donnez à personne.
        </p>
      </div>
      <div className="non-imprimable">
        <Bandeau couleur="ambre">La plateforme ne garde pas ce code&nbsp;: fermé, il ne se montrera plus.</Bandeau>
      </div>
      <div className={`${styles['boutons']} non-imprimable`}>
        <Button leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => window.print()}>
          Imprimer la feuille
        </Button>
        <Button variant="default" onClick={fermer}>
          Fermer
        </Button>
      </div>
    </div>
  );
}
