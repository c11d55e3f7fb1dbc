import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.AddSmsSignRequest;
import com.aliyun.dysmsapi20170525.models.AddSmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.QuerySendDetailsRequest;
import com.aliyun.dysmsapi20170525.models.QuerySmsSignRequest;
import com.aliyun.dysmsapi20170525.models.QuerySmsTemplateRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.tea.TeaModel;
import com.aliyun.teaopenapi.models.Config;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The main job through the official client; only the endpoint differs from the original service. */
public class SdkWalk {

    public static void main(String[] args) throws Exception {
        Client client = new Client(new Config()
                .setAccessKeyId(setting("SIGNET_KEY", "signet-demo-key"))
                .setAccessKeySecret(setting("SIGNET_SECRET", "signet-demo-secret"))
                .setEndpoint(setting("SIGNET_HOST", "127.0.0.1:8080"))
                .setProtocol("HTTP"));
        TeaModel answer =
                switch (args.length == 0 ? "" : args[0]) {
                    case "add-sign" -> client.addSmsSign(new AddSmsSignRequest()
                                    .setSignName(args[1])
                                    .setSignSource(1)
                                    .setSignType(1)
                                    .setSignFileList(List.of())
                                    .setRemark("会员登录与订单通知，网站 https://www.example.com"))
                            .getBody();
                    case "query-sign" -> client.querySmsSign(new QuerySmsSignRequest().setSignName(args[1])).getBody();
                    case "add-template" -> client.addSmsTemplate(new AddSmsTemplateRequest()
                                    .setTemplateType(1)
                                    .setTemplateName("发货通知")
                                    .setTemplateContent("您的订单${order}已发货，预计${date}送达，请注意查收。")
                                    .setRemark("用户下单后通知发货，网站 https://www.example.com"))
                            .getBody();
                    case "query-template" -> client.querySmsTemplate(
                                    new QuerySmsTemplateRequest().setTemplateCode(args[1]))
                            .getBody();
                    case "send" -> client.sendSms(new SendSmsRequest()
                                    .setSignName(args[1])
                                    .setTemplateCode(args[2])
                                    .setPhoneNumbers(args[3])
                                    .setTemplateParam(args.length > 4 ? args[4] : null))
                            .getBody();
                    case "details" -> client.querySendDetails(new QuerySendDetailsRequest()
                                    .setPhoneNumber(args[1])
                                    .setSendDate(LocalDate.now(ZoneId.of("Asia/Shanghai"))
                                            .format(DateTimeFormatter.BASIC_ISO_DATE))
                                    .setCurrentPage(1L)
                                    .setPageSize(10L))
                            .getBody();
                    default -> throw new IllegalArgumentException("one of: add-sign NAME | query-sign NAME | add-template"
                            + " | query-template CODE | send SIGN CODE NUMBER [PARAM] | details NUMBER");
                };
        System.out.println(com.aliyun.teautil.Common.toJSONString(answer.toMap()));
        System.exit(0);
    }

    private static String setting(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }
}
