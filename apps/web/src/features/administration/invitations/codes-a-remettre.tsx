import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { InvitationsFaites } from '@pdp/domain';
import { dateHeureLongue } from '../../../platform/format/dates';
import { pluriel } from '../../../platform/format/textes';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { Bandeau } from '../../../platform/ui/retours/bandeau';
import { codesCsv, telecharger } from './fichier';
import styles from '../administration.module.css';

type Props = { readonly faites: InvitationsFaites; readonly recommencer: () => void };

/** Codes d'invitation : ils ne sont que dans cette page, et partent avec elle. */
export function CodesAFaire({ faites: { acceptees, codes, finDesCodes }, recommencer }: Props) {
  const [emportes, poserEmportes] = useState(false);
  const aucun = codes === null || codes.length === 0;
  const emporter = () => {
    telecharger('codes-invitation.csv', codesCsv(codes ?? [], `${window.location.origin}/connexion`));
    poserEmportes(true);
  };
  return (
    <Carte titre="Invitations faites" accent>
      <p role="status">
        <b>{pluriel(acceptees, 'personne habilitée', 'personnes habilitées')}.</b>
        {codes !== null && !aucun && ` ${pluriel(codes.length, 'code à remettre', 'codes à remettre')}.`}
      </p>
      {codes === null && (
        <Bandeau couleur="ambre">
          Cette demande avait déjà abouti&nbsp;: ses codes ne se redonnent pas. Donnez un nouveau code à chacun.
        </Bandeau>
      )}
      {!aucun && (
        <Bandeau couleur="ambre">
          Téléchargez les codes maintenant&nbsp;: la plateforme ne les garde pas, et ne pourra plus vous les montrer.
          Ils servent une fois, jusqu’au {dateHeureLongue(finDesCodes)}. Remettez chacun en main propre, puis effacez le
          fichier.
        </Bandeau>
      )}
      <div className={styles['actions']}>
        {!aucun && (
          <Button onClick={emporter} leftSection={<IconDownload size={18} aria-hidden="true" />}>
            {emportes ? 'Télécharger encore' : 'Télécharger les codes'}
          </Button>
        )}
        <Button variant="default" disabled={!aucun && !emportes} onClick={recommencer}>
          Terminer
        </Button>
      </div>
    </Carte>
  );
}
