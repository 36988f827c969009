/**
 * What a notice says of each of the gateway's error codes, when a read of HostUp fails with it. The English ones are what the
 * others are made from; a page in English shows the gateway's own sentences. Codes that mean the same to a person are left out.
 */
// prettier-ignore
export const FAILURE_SENTENCES: Readonly<Record<string, readonly [en: string, sv: string, bg: string]>> = {
  bad_request: [
    'The gateway rejected the request (400). The gateway could not read the request.',
    'Gatewayen avvisade begäran (400). Gatewayen kunde inte läsa begäran.',
    'Шлюзът отхвърли заявката (400). Шлюзът не можа да прочете заявката.',
  ],
  request_timeout: [
    'The gateway cannot be reached. The request did not reach the gateway in time.',
    'Gatewayen går inte att nå. Begäran nådde inte gatewayen i tid.',
    'Шлюзът е недостъпен. Заявката не стигна до шлюза навреме.',
  ],
  request_too_large: [
    'The gateway rejected the request (413). The request is too large.',
    'Gatewayen avvisade begäran (413). Begäran är för stor.',
    'Шлюзът отхвърли заявката (413). Заявката е твърде голяма.',
  ],
  invalid_body: [
    'The gateway rejected the request (422). Some fields of the request are not valid. Correct them and send it again.',
    'Gatewayen avvisade begäran (422). Några fält i begäran är inte giltiga. Rätta dem och skicka igen.',
    'Шлюзът отхвърли заявката (422). Някои полета в заявката са невалидни. Поправете ги и я изпратете отново.',
  ],
  headers_too_large: [
    'The gateway rejected the request (431). The request headers are too large. Cookies or a long token may be the cause.',
    'Gatewayen avvisade begäran (431). HTTP-huvudena i begäran är för stora. Det kan bero på kakor eller en lång token.',
    'Шлюзът отхвърли заявката (431). Заглавките на заявката са твърде големи. Причината може да са бисквитки или дълъг токен.',
  ],
  forbidden_host: [
    'The gateway refused access. It does not serve this address.',
    'Gatewayen nekade åtkomst. Den svarar inte på den här adressen.',
    'Шлюзът отказа достъп. Той не обслужва този адрес.',
  ],
  forbidden_origin: [
    'The gateway refused access. It does not take requests from other sites.',
    'Gatewayen nekade åtkomst. Den tar inte emot begäranden från andra webbplatser.',
    'Шлюзът отказа достъп. Той не приема заявки от други сайтове.',
  ],
  token_missing: [
    'Your access has ended. A token is required.',
    'Din åtkomst har upphört. Det krävs en token.',
    'Вече нямате достъп. Необходим е токен.',
  ],
  token_invalid: [
    'Your access has ended. The token is not valid.',
    'Din åtkomst har upphört. Din token är ogiltig.',
    'Вече нямате достъп. Токенът е невалиден.',
  ],
  token_expired: [
    'Your access has ended. The token has expired.',
    'Din åtkomst har upphört. Din token har gått ut.',
    'Вече нямате достъп. Токенът е с изтекъл срок.',
  ],
  keys_unavailable: [
    'The gateway returned an error (503). The control panel’s keys could not be fetched. Drivebay retries automatically.',
    'Gatewayen returnerade ett fel (503). Kontrollpanelens nycklar gick inte att hämta. Drivebay försöker igen automatiskt.',
    'Шлюзът върна грешка (503). Ключовете на контролния панел не можаха да се заредят. Drivebay ще опита отново автоматично.',
  ],
  forbidden_resource: [
    'The gateway refused access. The token does not give access to this.',
    'Gatewayen nekade åtkomst. Din token ger inte åtkomst till det här.',
    'Шлюзът отказа достъп. Токенът не дава достъп до този ресурс.',
  ],
  token_rate_limited: [
    'The gateway’s rate limit is reached. Too many requests were sent. Drivebay retries automatically.',
    'Gatewayen tar inte emot fler begäranden just nu. För många begäranden skickades. Drivebay försöker igen automatiskt.',
    'Шлюзът не приема повече заявки в момента. Изпратени са твърде много заявки. Drivebay ще опита отново автоматично.',
  ],
  signed_out: [
    'Your access has ended. You are not signed in. Sign in to go on.',
    'Din åtkomst har upphört. Du är inte inloggad. Logga in för att fortsätta.',
    'Вече нямате достъп. Не сте влезли. Влезте, за да продължите.',
  ],
  session_expired: [
    'Your access has ended. Your session has ended. Sign in again.',
    'Din åtkomst har upphört. Din session har avslutats. Logga in igen.',
    'Вече нямате достъп. Сесията Ви приключи. Влезте отново.',
  ],
  recent_login_needed: [
    'The gateway rejected the request (401). To act, sign in again: your last sign-in is too long ago.',
    'Gatewayen avvisade begäran (401). Logga in igen för att göra det här: det var för länge sedan du senast loggade in.',
    'Шлюзът отхвърли заявката (401). За това действие влезте отново: последният Ви вход беше твърде отдавна.',
  ],
  no_role: [
    'Your access has ended. Your groups give you no access here.',
    'Din åtkomst har upphört. Dina grupper ger dig inte åtkomst här.',
    'Вече нямате достъп. Групите Ви не дават достъп тук.',
  ],
  account_unknown: [
    'The gateway refused access. There is no such account, or your role does not include it. Choose another account.',
    'Gatewayen nekade åtkomst. Kontot finns inte, eller så omfattas det inte av din roll. Välj ett annat konto.',
    'Шлюзът отказа достъп. Няма такъв акаунт или ролята Ви не го включва. Изберете друг акаунт.',
  ],
  sign_in_unavailable: [
    'The gateway returned an error (503). The sign-in service did not respond, so your role could not be checked. Try again in a moment.',
    'Gatewayen returnerade ett fel (503). Inloggningstjänsten svarade inte, så din roll kunde inte kontrolleras. Försök igen om en stund.',
    'Шлюзът върна грешка (503). Услугата за вход не отговори и ролята Ви не можа да се провери. Опитайте отново след малко.',
  ],
  token_used: [
    'The gateway rejected the request (401). The token was used for another action. Each action takes a new one.',
    'Gatewayen avvisade begäran (401). Din token har redan använts för en annan åtgärd. Varje åtgärd kräver en ny.',
    'Шлюзът отхвърли заявката (401). Токенът вече е използван за друго действие. За всяко действие е нужен нов.',
  ],
  token_too_old: [
    'The gateway rejected the request (401). The token is too old for this action. Get a new one from the control panel.',
    'Gatewayen avvisade begäran (401). Din token är för gammal för den här åtgärden. Hämta en ny från kontrollpanelen.',
    'Шлюзът отхвърли заявката (401). Токенът е твърде стар за това действие. Вземете нов от контролния панел.',
  ],
  action_not_allowed: [
    'The gateway refused access. You may not do this here. Whoever runs this dashboard decides which actions are allowed.',
    'Gatewayen nekade åtkomst. Du får inte göra det här. Administratören avgör vilka åtgärder som är tillåtna.',
    'Шлюзът отказа достъп. Нямате право на това действие тук. Кои действия са разрешени, решава администраторът.',
  ],
  action_in_progress: [
    'The gateway rejected the request (409). Another action on this VPS is in progress. Wait until it is over, then look at the drives again.',
    'Gatewayen avvisade begäran (409). En annan åtgärd pågår på den här VPS:en. Vänta tills den är klar och kontrollera sedan enheterna igen.',
    'Шлюзът отхвърли заявката (409). На този VPS се изпълнява друго действие. Изчакайте да завърши и проверете устройствата отново.',
  ],
  action_not_possible: [
    'The gateway rejected the request (409). This cannot be done now. Look at the drives again.',
    'Gatewayen avvisade begäran (409). Det här går inte att göra nu. Kontrollera enheterna igen.',
    'Шлюзът отхвърли заявката (409). Това не може да се направи сега. Проверете устройствата отново.',
  ],
  gate_closed: [
    'The gateway rejected the request (409). HostUp does not allow this action now.',
    'Gatewayen avvisade begäran (409). HostUp tillåter inte åtgärden just nu.',
    'Шлюзът отхвърли заявката (409). HostUp не разрешава това действие в момента.',
  ],
  media_changed: [
    'The gateway rejected the request (409). The drives have changed. Look at them again.',
    'Gatewayen avvisade begäran (409). Innehållet i enheterna har ändrats. Kontrollera det igen.',
    'Шлюзът отхвърли заявката (409). Съдържанието на устройствата се е променило. Проверете ги отново.',
  ],
  image_not_found: [
    'Not found. This image is not in the library that you can see: it may have been deleted.',
    'Hittades inte. Avbildningen finns inte i det bibliotek som du ser: den kan ha raderats.',
    'Не е намерено. Този образ не е в библиотеката, която виждате: може да е изтрит.',
  ],
  idempotency_key_reused: [
    'The gateway rejected the request (422). Another request had the same key. Start the action again.',
    'Gatewayen avvisade begäran (422). En annan begäran hade samma nyckel. Starta åtgärden igen.',
    'Шлюзът отхвърли заявката (422). Друга заявка имаше същия ключ. Започнете действието отначало.',
  ],
  outcome_unknown: [
    'The gateway did not respond in time. It is not known whether HostUp carried out the action. It is not sent again. Look at what HostUp shows now before you try again.',
    'Gatewayen svarade inte i tid. Det är oklart om HostUp utförde åtgärden. Den skickas inte igen. Kontrollera vad HostUp visar nu innan du försöker igen.',
    'Шлюзът не отговори навреме. Не е известно дали HostUp изпълни действието. То няма да бъде изпратено отново. Вижте какво показва HostUp сега, преди да опитате пак.',
  ],
  job_not_found: [
    'Not found. The gateway knows no such job, or you may not act on its VPS.',
    'Hittades inte. Gatewayen känner inte till något sådant jobb, eller så får du inte utföra åtgärder på dess VPS.',
    'Не е намерено. Шлюзът не познава такава задача или нямате право на действия с нейния VPS.',
  ],
  audit_failed: [
    'The gateway returned an error (503). The gateway could not record the action. Contact who runs this dashboard.',
    'Gatewayen returnerade ett fel (503). Gatewayen kunde inte logga åtgärden. Kontakta administratören.',
    'Шлюзът върна грешка (503). Шлюзът не можа да запише действието. Свържете се с администратора.',
  ],
  state_unavailable: [
    'The gateway returned an error (503). The gateway cannot reach the state that its replicas share. Try again in a moment.',
    'Gatewayen returnerade ett fel (503). Gatewayen når inte den lagring som dess instanser delar. Försök igen om en stund.',
    'Шлюзът върна грешка (503). Шлюзът няма достъп до общите данни на репликите си. Опитайте отново след малко.',
  ],
  not_found: [
    'Not found. The gateway has nothing at this path.',
    'Hittades inte. Gatewayen har inget på den här adressen.',
    'Не е намерено. Шлюзът няма нищо на този адрес.',
  ],
  internal_error: [
    'The gateway returned an error (500). The gateway failed. If it continues, contact who runs this dashboard.',
    'Gatewayen returnerade ett fel (500). Något gick fel i gatewayen. Om felet kvarstår, kontakta administratören.',
    'Шлюзът върна грешка (500). Възникна вътрешна грешка в шлюза. Ако проблемът продължи, свържете се с администратора.',
  ],
  provider_not_configured: [
    'HostUp is not set up. The gateway has no key for it.',
    'HostUp har inte konfigurerats. Gatewayen saknar nyckel till leverantören.',
    'HostUp не е настроен. Шлюзът няма ключ за този доставчик.',
  ],
  upstream_not_found: [
    'Not found. HostUp found nothing with this ID, or it is not yours. Check the ID.',
    'Hittades inte. HostUp hittade inget med det här ID:t, eller så hör det inte till ditt konto. Kontrollera ID:t.',
    'Не е намерено. HostUp не намери нищо с този идентификатор във Вашия акаунт. Проверете идентификатора.',
  ],
  upstream_forbidden: [
    'HostUp refused access. The API key lacks the permission, or this is not yours.',
    'HostUp nekade åtkomst. API-nyckeln saknar behörighet, eller så hör det här inte till ditt konto.',
    'HostUp отказа достъп. API ключът няма нужното разрешение или ресурсът не е Ваш.',
  ],
  upstream_locked: [
    'HostUp has locked this for now. Drivebay retries automatically.',
    'HostUp har låst detta tills vidare. Drivebay försöker igen automatiskt.',
    'HostUp временно заключи този ресурс. Drivebay ще опита отново автоматично.',
  ],
  upstream_rate_limited: [
    'HostUp’s rate limit is reached. Drivebay retries automatically.',
    'HostUp tar inte emot fler begäranden just nu. Drivebay försöker igen automatiskt.',
    'HostUp не приема повече заявки в момента. Drivebay ще опита отново автоматично.',
  ],
  upstream_unauthorized: [
    'HostUp refused the API key. Whoever runs this dashboard must set a valid one.',
    'HostUp godtog inte API-nyckeln. Administratören måste ange en giltig nyckel.',
    'HostUp отхвърли API ключа. Администраторът трябва да зададе валиден ключ.',
  ],
  upstream_rejected: [
    'HostUp rejected the request (400). Retrying will not help, but its message may.',
    'HostUp avvisade begäran (400). Det hjälper inte att försöka igen, men leverantörens meddelande kan ge besked.',
    'HostUp отхвърли заявката (400). Нов опит няма да помогне, но съобщението на доставчика може да подскаже защо.',
  ],
  upstream_failed: [
    'HostUp returned an error (400). If it continues, contact HostUp support.',
    'HostUp returnerade ett fel (400). Om felet kvarstår, kontakta supporten hos HostUp.',
    'HostUp върна грешка (400). Ако проблемът продължи, свържете се с поддръжката на HostUp.',
  ],
  upstream_invalid: [
    'HostUp sent a response that Drivebay cannot read. If it continues, contact who runs this dashboard.',
    'HostUp skickade ett svar som inte går att läsa. Om felet kvarstår, kontakta administratören.',
    'HostUp изпрати отговор, който не може да се прочете. Ако проблемът продължи, свържете се с администратора.',
  ],
  upstream_unavailable: [
    'HostUp returned an error (400). If it continues, contact HostUp support. Drivebay retries automatically.',
    'HostUp returnerade ett fel (400). Om felet kvarstår, kontakta supporten hos HostUp. Drivebay försöker igen automatiskt.',
    'HostUp върна грешка (400). Ако проблемът продължи, свържете се с поддръжката на HostUp. Drivebay ще опита отново автоматично.',
  ],
  upstream_timeout: [
    'HostUp did not respond in time. Drivebay retries automatically.',
    'HostUp svarade inte i tid. Drivebay försöker igen automatiskt.',
    'HostUp не отговори навреме. Drivebay ще опита отново автоматично.',
  ],
};
