import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { CreerVisiteRequete, DossierVue } from '@pdp/domain';
import { useState } from 'react';
import { creerIdempotence, identifiantAleatoire } from '../../platform/api/idempotence';
import { peut } from '../../platform/permissions/capacites';
import { useSession } from '../../platform/session/session.requetes';
import { Erreur } from '../../platform/ui/retours/erreur';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { choixOrganismes, optionsOrganismes } from '../consentement/consentement.requetes';
import { commandesVisite, useRelireVisites } from './visite.requetes';
import styles from './visite.module.css';

/** `second` : une visite est déjà là, c'est elle qui compte. */
type Props = { readonly dossier: DossierVue; readonly second: boolean };

/**
 * Demande de visite, pour qui la loi le permet ; le Service social ne peut que l'envisager, et l'assuré la demande
 * depuis son livret (R.4624-29 CT).
 */
export function DemanderVisite({ dossier, second }: Props) {
  const { fonction } = useSession().habilitationActive;
  const demande = peut(dossier, 'DEMANDER_PRE_REPRISE');
  const envisage = !demande && fonction === 'ASSISTANT_SERVICE_SOCIAL' && peut(dossier, 'CREER_TACHE');
  const [ouvert, poserOuvert] = useState(false);
  if (!demande && !envisage) return null;
  if (ouvert)
    return <Formulaire dossier={dossier} second={second} demande={demande} fermer={() => poserOuvert(false)} />;
  return (
    <div>
      <Button variant={second ? 'default' : 'filled'} onClick={() => poserOuvert(true)}>
        {demande ? 'Demander une visite' : 'Proposer une visite à la personne'}
      </Button>
    </div>
  );
}

type PropsFormulaire = Props & { demande: boolean; fermer: () => void };

function useCreerVisite({ dossier, demande, fermer }: PropsFormulaire) {
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const relire = useRelireVisites(dossier.id);
  return useMutation({
    mutationFn: ({ organismeId, commentaire }: { organismeId: string; commentaire: string }) => {
      const corps: CreerVisiteRequete = {
        demander: demande,
        ...(organismeId === '' ? {} : { organismeId }),
        ...(commentaire.trim() === '' ? {} : { commentaire: commentaire.trim() }),
      };
      return commandesVisite.creer(dossier.id, corps, idempotence.clePour(corps));
    },
    onSuccess: () => {
      prevenir.succes(
        demande
          ? 'Visite demandée. Le service de santé au travail est prévenu.'
          : 'Visite proposée. La personne peut la demander depuis son livret.',
      );
      void relire();
      fermer();
    },
  });
}

function Formulaire(props: PropsFormulaire) {
  const { demande, fermer } = props;
  const [organismeId, poserOrganisme] = useState('');
  const [commentaire, poserCommentaire] = useState('');
  const creer = useCreerVisite(props);
  return (
    <form
      className={styles['formulaire']}
      onSubmit={(e) => {
        e.preventDefault();
        creer.mutate({ organismeId, commentaire });
      }}
    >
      {creer.isError && <Erreur erreur={creer.error} />}
      {!demande && (
        <p className="doux">
          Le Service social ne demande pas la visite lui-même&nbsp;: il la propose, et la personne décide depuis son
          livret.
        </p>
      )}
      <ChoixService valeur={organismeId} surChoix={poserOrganisme} />
      <Textarea
        label="Précision pour le service (facultative, rien de médical)"
        autosize
        minRows={2}
        maxLength={LIMITES_TEXTE.ligne}
        value={commentaire}
        onChange={(e) => poserCommentaire(e.currentTarget.value)}
      />
      <div className={styles['actions']}>
        <Button type="submit" loading={creer.isPending}>
          {demande ? 'Envoyer la demande' : 'Proposer la visite'}
        </Button>
        <Button variant="default" onClick={fermer}>
          Fermer
        </Button>
      </div>
    </form>
  );
}

/** Service sollicité ; le médecin du travail s'adresse au sien. */
function ChoixService({ valeur, surChoix }: { valeur: string; surChoix: (id: string) => void }) {
  const { unite } = useSession().habilitationActive;
  const services = useQuery({ ...optionsOrganismes('SPST'), enabled: unite !== 'SPST' });
  if (unite === 'SPST') return null;
  return (
    <NativeSelect
      label="Service de santé au travail"
      data={[{ value: '', label: 'Celui du dossier' }, ...choixOrganismes(services.data)]}
      value={valeur}
      onChange={(e) => surChoix(e.currentTarget.value)}
    />
  );
}
