import { Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import type { ImportVue, SortLigne } from '@pdp/domain';
import { dateHeureMoyenne } from '../../platform/format/dates';
import { nombre, taille } from '../../platform/format/textes';
import { peut } from '../../platform/permissions/capacites';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import { confirmer } from '../../platform/ui/retours/confirmer';
import { Erreur } from '../../platform/ui/retours/erreur';
import { Lecture } from '../../platform/ui/retours/lecture';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { FiltreSorts } from './filtre-sorts';
import { adresseRejets, optionsImport, useConfirmerImport } from './imports.requetes';
import * as vue from './imports.vue';
import { LignesImport } from './lignes-import';
import styles from './reperage.module.css';

type Props = {
  readonly id: string;
  readonly sort: SortLigne | undefined;
  readonly filtrer: (sort: SortLigne | undefined) => void;
  readonly fermer: () => void;
};

/** Une liste déposée : ce qui a été reconnu, le sort de chaque ligne, puis la confirmation. */
export function ApercuImport({ id, sort, filtrer, fermer }: Props) {
  const requete = useQuery(optionsImport(id));
  return (
    <Lecture requete={requete}>
      {(donnees) => <Contenu donnees={donnees} sort={sort} filtrer={filtrer} fermer={fermer} />}
    </Lecture>
  );
}

type PropsContenu = Omit<Props, 'id'> & { donnees: ImportVue };

function Contenu({ donnees, sort, filtrer, fermer }: PropsContenu) {
  const { libelle, couleur } = vue.etatImport(donnees.etat);
  const classee = donnees.etat === 'A_CONFIRMER' || donnees.etat === 'CONFIRME';
  return (
    <Carte
      titre={donnees.nomFichier}
      accent={donnees.etat === 'A_CONFIRMER'}
      actions={
        <Button variant="default" size="compact-md" onClick={fermer}>
          Fermer
        </Button>
      }
    >
      <div className={styles['apercu']}>
        <p className="doux">
          <Puce couleur={couleur}>{libelle}</Puce> {resume(donnees)}
        </p>
        <Avertissements donnees={donnees} />
        {vue.estEnCours(donnees) && <EnCours donnees={donnees} />}
        {classee && (
          <>
            <FiltreSorts compte={donnees.compte} sort={sort} filtrer={filtrer} />
            <Actions donnees={donnees} />
            <LignesImport donnees={donnees} sort={sort} />
          </>
        )}
      </div>
    </Carte>
  );
}

const resume = (donnees: ImportVue): string =>
  [
    vue.formatReconnu(donnees),
    donnees.lignesTotal === null ? '' : `${nombre(donnees.lignesTotal)} lignes`,
    taille(donnees.octetsTotal),
    `déposé par ${donnees.creePar}, ${dateHeureMoyenne(donnees.creeLe)}`,
  ]
    .filter((morceau) => morceau !== '')
    .join(' · ');

function Avertissements({ donnees }: { donnees: ImportVue }) {
  return (
    <>
      {donnees.dejaImporte && donnees.etat === 'A_CONFIRMER' && (
        <Bandeau couleur="ambre">
          Ce fichier a déjà été confirmé. Le confirmer de nouveau ne changera rien&nbsp;: les mêmes lignes ne sont pas
          comptées deux fois.
        </Bandeau>
      )}
      {donnees.etat === 'CONFIRME' && donnees.confirmeLe && (
        <Bandeau couleur="vert">
          Liste confirmée {dateHeureMoyenne(donnees.confirmeLe)}. Les listes d’appel sont à jour.
        </Bandeau>
      )}
      {donnees.erreur && (
        <Bandeau couleur="rouge">
          {donnees.erreur}
          {/[.!?]$/.test(donnees.erreur) ? '' : '.'} Rien n’a été enregistré.
        </Bandeau>
      )}
    </>
  );
}

function EnCours({ donnees }: { donnees: ImportVue }) {
  const part = vue.partLue(donnees) * 100;
  return (
    <div className={styles['avancement']}>
      <Progress value={Math.max(part, 2)} size="lg" radius="xl" animated aria-label="Lecture de la liste" />
      <p className="doux" role="status">
        {vue.lignesLues(donnees)}. Vous pouvez quitter cette page.
      </p>
    </div>
  );
}

function Actions({ donnees }: { donnees: ImportVue }) {
  const confirmation = useConfirmerImport(donnees);
  const demander = async () => {
    const oui = await confirmer({
      titre: 'Confirmer cette liste\u00a0?',
      texte: <Effets donnees={donnees} />,
      bouton: 'Confirmer la liste',
    });
    if (!oui) return;
    confirmation.mutate(undefined, {
      onSuccess: () => prevenir.succes('Liste confirmée\u00a0: les listes d’appel sont à jour.'),
    });
  };
  return (
    <>
      {confirmation.isError && <Erreur erreur={confirmation.error} />}
      <div className={styles['actions']}>
        {peut(donnees, 'TELECHARGER_REJETS') && (
          <Button
            component="a"
            href={adresseRejets(donnees.id)}
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden="true" />}
          >
            Lignes rejetées et leur raison (CSV)
          </Button>
        )}
        {peut(donnees, 'CONFIRMER') && (
          <Button loading={confirmation.isPending} onClick={() => void demander()}>
            Confirmer la liste
          </Button>
        )}
      </div>
    </>
  );
}

function Effets({ donnees }: { donnees: ImportVue }) {
  const effets = vue.effetsConfirmation(donnees);
  return (
    <>
      <ul className={styles['effets']}>
        {effets.map((effet) => (
          <li key={effet}>{effet}</li>
        ))}
      </ul>
      <p>
        Les listes d’appel des 45<sup>e</sup> et 90<sup>e</sup> jours sont mises à jour. Une liste confirmée ne se
        retire pas.
      </p>
    </>
  );
}
