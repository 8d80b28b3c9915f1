import { Carte } from '../../platform/ui/mise-en-page/carte';

/** À côté du formulaire : ce qui se passe après l'envoi, et qui lit quoi. */
export function SuiteDuSignalement() {
  return (
    <Carte titre="Ce qui se passe ensuite">
      <ol style={{ margin: 0, paddingLeft: 20, display: 'grid', gap: 8 }}>
        <li>Le service qui reçoit lit la situation et l’oriente.</li>
        <li>Il contacte la personne et lui propose un accompagnement, qu’elle est libre de refuser.</li>
        <li>Si elle accepte, son dossier s’ouvre. Rien n’est partagé avant son accord.</li>
        <li>Vous voyez l’état et le délai dans «&nbsp;Signalements&nbsp;».</li>
      </ol>
    </Carte>
  );
}
